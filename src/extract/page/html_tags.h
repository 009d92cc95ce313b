#pragma once
// What the walk over a page does at each tag.

#include <lexbor/tag/const.h>

#include <array>
#include <cstdint>

namespace stemma {

enum TagUse : std::uint8_t {
  kLeftOutTag = 1,  // never words of a report, whatever is inside
  kBlockTag = 2,    // words before and after it stand in different blocks
  kHeadTag = 4,     // of a page's head, wherever it stands
  kLinkTag = 8,
  kBoldTag = 16,
  kSlantedTag = 32,
  kNamedTag = 64,  // inline, but its class may say what its words are
};

// Uses of a tag, as bits; 0 for tags that a page makes up.
inline std::uint8_t tag_use(std::uintptr_t wanted) {
  static constexpr auto kUses = [] {
    std::array<std::uint8_t, LXB_TAG__LAST_ENTRY> uses{};
    for (const auto tag : {LXB_TAG_STYLE,  LXB_TAG_NOSCRIPT, LXB_TAG_TEMPLATE, LXB_TAG_SVG,     LXB_TAG_MATH,  LXB_TAG_IFRAME,
                           LXB_TAG_OBJECT, LXB_TAG_EMBED,    LXB_TAG_CANVAS,   LXB_TAG_AUDIO,   LXB_TAG_VIDEO, LXB_TAG_SELECT,
                           LXB_TAG_BUTTON, LXB_TAG_INPUT,    LXB_TAG_TEXTAREA, LXB_TAG_LABEL,   LXB_TAG_NAV,   LXB_TAG_DIALOG,
                           LXB_TAG_MAP,    LXB_TAG_OPTION,   LXB_TAG_DATALIST, LXB_TAG_PROGRESS})
      uses[tag] = kLeftOutTag;
    for (const auto tag :
         {LXB_TAG_ADDRESS,    LXB_TAG_ARTICLE, LXB_TAG_ASIDE,   LXB_TAG_BLOCKQUOTE, LXB_TAG_BODY,   LXB_TAG_CENTER,
          LXB_TAG_DD,         LXB_TAG_DETAILS, LXB_TAG_DIV,     LXB_TAG_DL,         LXB_TAG_DT,     LXB_TAG_FIELDSET,
          LXB_TAG_FIGCAPTION, LXB_TAG_FIGURE,  LXB_TAG_FOOTER,  LXB_TAG_FORM,       LXB_TAG_H1,     LXB_TAG_H2,
          LXB_TAG_H3,         LXB_TAG_H4,      LXB_TAG_H5,      LXB_TAG_H6,         LXB_TAG_HEADER, LXB_TAG_HR,
          LXB_TAG_HTML,       LXB_TAG_LI,      LXB_TAG_MAIN,    LXB_TAG_OL,         LXB_TAG_P,      LXB_TAG_PRE,
          LXB_TAG_SECTION,    LXB_TAG_SUMMARY, LXB_TAG_TABLE,   LXB_TAG_TBODY,      LXB_TAG_TFOOT,  LXB_TAG_THEAD,
          LXB_TAG_TR,         LXB_TAG_UL,      LXB_TAG_CAPTION, LXB_TAG_HGROUP})
      uses[tag] = kBlockTag;
    for (const auto tag : {LXB_TAG_HEAD, LXB_TAG_META, LXB_TAG_LINK, LXB_TAG_SCRIPT, LXB_TAG_TITLE}) uses[tag] = kHeadTag;
    uses[LXB_TAG_A] = kLinkTag | kNamedTag;
    for (const auto tag : {LXB_TAG_B, LXB_TAG_STRONG}) uses[tag] = kBoldTag | kNamedTag;
    for (const auto tag : {LXB_TAG_I, LXB_TAG_EM}) uses[tag] = kSlantedTag | kNamedTag;
    for (const auto tag : {LXB_TAG_SPAN, LXB_TAG_SMALL, LXB_TAG_CITE, LXB_TAG_TIME, LXB_TAG_FONT}) uses[tag] = kNamedTag;
    return uses;
  }();
  return wanted < kUses.size() ? kUses[wanted] : std::uint8_t{kNamedTag};
}

}  // namespace stemma
