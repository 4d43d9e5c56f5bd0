// Pages a second of the reader of web pages, beside what parsing alone takes of the same bytes.
// usage: html_bench FOLDER...   (of *.html files; without any, pages made here are read)
#include <gumbo.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "importers/readers/html_reader.h"

namespace {

using Clock = std::chrono::steady_clock;

std::vector<std::string> pages_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".html") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> pages;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return pages;
}

// A story between a menu and teasers, as often in markup as in text.
std::string made_page(int number) {
  std::string page =
      "<!doctype html><html lang=en><head><title>Harbour story</title></head><body><nav><ul>";
  for (int i = 0; i < 200; ++i)
    page += "<li class=\"menu-item\"><a href=\"/section\">Section</a></li>";
  page += "</ul></nav><article><h1>Harbour story</h1>";
  for (int i = 0; i < 40 + number % 20; ++i)
    page +=
        "<p class=\"text\">The <a href=\"/port\">port</a> of Oslo, which is old, was dredged in "
        "the spring of 1998; ships came back.</p>";
  page += "</article><div class=\"related\">";
  for (int i = 0; i < 100; ++i)
    page += "<div><a href=\"/other\"><span>Another story of the day</span></a></div>";
  return page + "</div></body></html>";
}

// The least of several passes over all pages, in seconds.
template <class Work>
double seconds(const std::vector<std::string>& pages, Work work) {
  double least = 1e9;
  for (int pass = 0; pass < 5; ++pass) {
    const auto begin = Clock::now();
    for (const auto& page : pages) work(page);
    least = std::min(least, std::chrono::duration<double>(Clock::now() - begin).count());
  }
  return least;
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> pages;
  for (int i = 1; i < count; ++i) {
    for (auto& page : pages_in(arguments[i])) pages.push_back(std::move(page));
  }
  for (int i = 0; pages.empty() || (count == 1 && i < 100); ++i) pages.push_back(made_page(i));

  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;  // Keeping a list of errors takes longer than parsing.
  const double parsing = seconds(pages, [&](const std::string& page) {
    GumboOutput* output = gumbo_parse_with_options(&options, page.data(), page.size());
    gumbo_destroy_output(&options, output);
  });
  std::size_t articles = 0;
  const double reading = seconds(pages, [&](const std::string& page) {
    articles += weft::read_html({page, {}, {}}).has_value() ? 1 : 0;
  });
  const auto n = static_cast<double>(pages.size());
  std::cout << pages.size() << " pages, " << articles / 5 << " with an article\n"
            << "parsing alone  " << n / parsing << " pages/s\n"
            << "whole reader   " << n / reading << " pages/s\n"
            << "ratio          " << parsing / reading << " (to be at least 0.33)\n";
  return parsing / reading >= 1.0 / 3 ? 0 : 1;
}
