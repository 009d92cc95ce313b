#pragma once
// Budgets on strangers' input. Every limit ends in a named Skipped or a cut that is marked, never in a crash; each has a test
// that reaches it.

#include <cstddef>

namespace stemma {

struct Limits {
  std::size_t file_bytes = 256u << 20;  // a single file; above: kTooLarge
  // A record of an archive, or what an address gives, packed or unpacked, with room for a page of html_bytes; above: it is skipped.
  std::size_t record_bytes = 20u << 20;
  std::size_t header_bytes = 256u << 10;    // the header of a record or of a message in it; above: the record is skipped
  std::size_t unpack_ratio = 128;           // what unpacks to more than record_bytes and to so many times its size is a bomb
  std::size_t faults_per_file = 1000;       // records of one file that are named when left out; the rest is counted
  std::size_t fetch_milliseconds = 30'000;  // for an address to give what lies there, redirects included
  std::size_t fetch_redirects = 8;          // from one address to the next
  bool private_addresses = false;           // whether hosts of the own machine or network are asked too
  std::size_t piece_bytes = 32u << 20;     // JSON Lines that are longer are read in pieces of that size, whatever file_bytes says
  std::size_t line_bytes = 16u << 20;      // a line of JSON Lines; above: that line is skipped
  std::size_t article_bytes = 2u << 20;    // an article's text; above: kTooLarge
  std::size_t html_bytes = 16u << 20;      // a page; above, and past the next four: kTooLarge
  std::size_t html_depth = 1024;           // elements open inside each other, and formatting elements left open
  std::size_t html_tags = 250000;          // tags of a page, and elements that the parser opens by itself
  std::size_t html_attributes = 300000;    // attributes of a page
  std::size_t html_names = 2000;           // names of tags and attributes that are not HTML's own
  std::size_t blocks = 20000;              // blocks of one article; the rest is joined to the last
  std::size_t sentence_tokens = 400;       // a longer sentence is cut there
  std::size_t statements = 4000;           // statements of one article
  std::size_t dossier_articles = 500;      // reports in one dossier
  std::size_t evidence_code_points = 400;  // records.md: evidence is a sentence or two
};

}  // namespace stemma
