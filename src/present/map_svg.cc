#include "present/map_svg.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/embedded_data.h"
#include "base/tables.h"
#include "present/escape.h"
#include "present/text_layout.h"

namespace stemma {
namespace {

constexpr int kUnits = 10;  // map units per degree
constexpr int kLeastSpan = 6 * kUnits;
constexpr int kPixelsWide = 720, kPixelsHigh = 400;

struct Point {
  int x = 0, y = 0;  // tenths of a degree; y grows northwards
};

struct Frame {
  int left = 0, right = 0, bottom = 0, top = 0;  // tenths of a degree
  int cosine = 1000;                             // per mille, of the middle latitude: a degree of longitude is that much narrower

  int width() const { return (right - left) * cosine / 1000; }
  int scale() const {
    return std::min(1000 * kPixelsWide / std::max(1, width()), 1000 * kPixelsHigh / std::max(1, top - bottom));
  }  // pixels per 1000 units
  int x(int lon) const { return (lon - left) * cosine / 1000 * scale() / 1000; }
  int y(int lat) const { return (top - lat) * scale() / 1000; }
};

int units(double degrees) { return static_cast<int>(std::lround(degrees * kUnits)); }

Frame frame_of(const std::vector<PlaceOnMap>& places) {
  Frame frame{1800, -1800, 900, -900, 1000};
  for (const PlaceOnMap& place : places) {
    frame.left = std::min(frame.left, units(place.longitude));
    frame.right = std::max(frame.right, units(place.longitude));
    frame.bottom = std::min(frame.bottom, units(place.latitude));
    frame.top = std::max(frame.top, units(place.latitude));
  }
  const double middle = (frame.top + frame.bottom) / 2.0 / kUnits;
  frame.cosine = std::max(200, static_cast<int>(std::lround(1000 * std::cos(middle * 3.14159265358979 / 180))));
  // A sixth of room on every side, and the picture's proportions.
  const int high = std::max({kLeastSpan, (frame.top - frame.bottom) * 3 / 2, frame.width() * 3 / 2 * kPixelsHigh / kPixelsWide});
  const int wide = high * kPixelsWide / kPixelsHigh * 1000 / frame.cosine;
  const int x = (frame.left + frame.right) / 2, y = (frame.top + frame.bottom) / 2;
  frame.left = x - wide / 2, frame.right = x + wide / 2, frame.bottom = y - high / 2, frame.top = y + high / 2;
  return frame;
}

// "-1234,567" -> point; the table is ours and well-formed.
Point pair_of(std::string_view cell) {
  const std::size_t comma = cell.find(',');
  return {static_cast<int>(to_number(cell.substr(0, comma), 0)), static_cast<int>(to_number(cell.substr(comma + 1), 0))};
}

// Lines of the outline as far as they come near the frame, as one path.
std::string coasts(const Frame& frame) {
  const Table table = Table::load("data/web/world_outline.tsv");
  std::string path;
  const int margin = (frame.top - frame.bottom) / 4 + 20;
  const auto near = [&](const Point& p) {
    return p.x > frame.left - margin && p.x < frame.right + margin && p.y > frame.bottom - margin && p.y < frame.top + margin;
  };
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Point at;
    bool first = true, drawing = false;
    for (const std::string_view cell : split(table.at(row, table.column("line")), ' ')) {
      const Point step = pair_of(cell);
      const Point from = at;
      at = first ? step : Point{at.x + step.x, at.y + step.y};
      const bool seen = !first && (near(from) || near(at)) && std::abs(step.x) < 1800;
      if (seen && !drawing) path += "M" + std::to_string(frame.x(from.x)) + " " + std::to_string(frame.y(from.y));
      if (seen) path += "L" + std::to_string(frame.x(at.x)) + " " + std::to_string(frame.y(at.y));
      drawing = seen;
      first = false;
    }
  }
  return path.empty() ? "" : "<path class=\"coast\" d=\"" + path + "\"/>\n";
}

std::string grid(const Frame& frame) {
  int step = 10;  // one degree
  for (const int wider : {20, 50, 100, 200, 300})
    if ((frame.top - frame.bottom) / step > 5) step = wider;
  std::string path;
  const auto first = [&](int from) { return (from + 18000) / step * step - 18000 + step; };
  for (int lon = first(frame.left); lon < frame.right; lon += step)
    path += "M" + std::to_string(frame.x(lon)) + " 0V" + std::to_string(kPixelsHigh);
  for (int lat = first(frame.bottom); lat < frame.top; lat += step)
    path += "M0 " + std::to_string(frame.y(lat)) + "H" + std::to_string(kPixelsWide);
  return path.empty() ? "" : "<path class=\"grid\" d=\"" + path + "\"/>\n";
}

struct Box {
  int left, top, right, bottom;
  bool overlaps(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

}  // namespace

std::string map_svg(const std::vector<PlaceOnMap>& all) {
  std::vector<PlaceOnMap> places;
  std::vector<std::size_t> number;  // in the list beside the map
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].located) places.push_back(all[i]), number.push_back(i + 1);
  if (places.empty()) return {};
  const Frame frame = frame_of(places);
  std::string out = "<svg class=\"map\" role=\"group\" aria-label=\"Map of the places named\" viewBox=\"0 0 " +
                    std::to_string(kPixelsWide) + " " + std::to_string(kPixelsHigh) + "\">\n";
  out += grid(frame) + coasts(frame);
  std::vector<Box> taken;
  for (const PlaceOnMap& place : places) {
    const int x = frame.x(units(place.longitude)), y = frame.y(units(place.latitude));
    taken.push_back({x - 5, y - 5, x + 5, y + 5});
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const int x = (taken[i].left + taken[i].right) / 2, y = (taken[i].top + taken[i].bottom) / 2;
    const std::string name = one_line(places[i].name);
    const int wide = columns_of(name) * 7 + 4;
    out += "<a href=\"#place-" + std::to_string(number[i]) + "\"><title>" + html(name) + "</title><circle cx=\"" +
           std::to_string(x) + "\" cy=\"" + std::to_string(y) + "\" r=\"4\"/>";
    const std::array<Box, 4> boxes{{{x + 7, y - 8, x + 7 + wide, y + 6},
                                    {x - 7 - wide, y - 8, x - 7, y + 6},
                                    {x - wide / 2, y - 22, x + wide / 2, y - 7},
                                    {x - wide / 2, y + 7, x + wide / 2, y + 22}}};
    for (const Box& box : boxes) {
      const bool inside = box.left >= 0 && box.right <= kPixelsWide && box.top >= 0 && box.bottom <= kPixelsHigh;
      if (!inside || std::any_of(taken.begin(), taken.end(), [&](const Box& other) { return box.overlaps(other); })) continue;
      taken.push_back(box);
      out += "<text x=\"" + std::to_string(box.left + 2) + "\" y=\"" + std::to_string(box.bottom - 3) + "\">" + html(name) +
             "</text>";
      break;
    }
    out += "</a>\n";
  }
  return out + "</svg>\n";
}

}  // namespace stemma
