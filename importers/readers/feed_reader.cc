#include "importers/readers/feed_reader.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "importers/readers/detail/date_line.h"
#include "importers/readers/detail/feed_entry.h"
#include "importers/readers/detail/json_feed.h"
#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/xml.h"

namespace weft {
namespace {

std::string trimmed_text(const pugi::xml_node& node) {
  return std::string(trimmed(text_below(node)));
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

// "desk@example.org (Jane Doe)", as RSS writes authors.
std::string name_in(std::string_view author) {
  author = trimmed(author);
  const auto open = author.find('(');
  if (open != author.npos && author.ends_with(')') && author.find('@') < open)
    author = trimmed(author.substr(open + 1, author.size() - open - 2));
  return std::string(author);
}

// A text construct of Atom, or an element of RSS, as HTML.
std::string html_in(const pugi::xml_node& node, bool atom) {
  const auto type = attribute_named(node, "type");
  if (type == "xhtml" || type == "application/xhtml+xml") {
    std::ostringstream html;
    for (const auto& child : node.children()) child.print(html, "", pugi::format_raw);
    return html.str();
  }
  auto text = text_below(node);
  const bool plain = atom && (type.empty() || type == "text" || type == "text/plain");
  return plain ? html_of_plain(text) : text;
}

/// Reads entries of one vocabulary: that of the feed's root element. Elements of others, such as
/// <media:title>, mean something else, except those listed in read_other().
class XmlFeed {
 public:
  XmlFeed(const pugi::xml_node& root, const std::string& path, const ReadOptions& options,
          const ReadSink& sink)
      : root_(root), path_(path), options_(options), sink_(sink) {
    const std::string_view name = root.name();
    const auto local = local_name(root);
    atom_ = local == "feed";
    if (local != "RDF") prefix_ = name.substr(0, name.size() - local.size());
  }

  void read() {
    const auto channel = atom_ ? root_ : child_named(root_, "channel");
    for (const auto& child : channel.children()) read_head(child);
    set_language(head_.language, root_);
    set_language(head_.language, channel);
    // The items of RSS 0.9 and 1.0 stand beside the channel.
    for (const auto& parent : {channel, atom_ ? pugi::xml_node{} : root_}) {
      for (const auto& child : parent.children()) {
        if (name_of(child) == (atom_ ? "entry" : "item")) read_entry(child);
      }
    }
    if (count_ == 0) sink_.set_aside({path_, {}, "is a feed without entries"});
  }

 private:
  // The name without the feed's own prefix; "dc:date" keeps its foreign one.
  std::string_view name_of(const pugi::xml_node& node) const {
    std::string_view name = node.name();
    if (name.starts_with(prefix_)) name.remove_prefix(prefix_.size());
    return name;
  }

  static void set_language(std::string& language, const pugi::xml_node& node) {
    if (language.empty()) language = node.attribute("xml:lang").value();
  }

  void add_author(std::vector<std::string>& authors, const pugi::xml_node& node) const {
    auto name = atom_ ? trimmed_text(child_named(node, "name")) : name_in(text_below(node));
    if (!name.empty()) authors.push_back(std::move(name));
  }

  void read_head(const pugi::xml_node& node) {
    const auto name = name_of(node);
    if (name == "title") head_.title = html_in(node, atom_);
    if (name == "language" || name == "dc:language") head_.language = trimmed_text(node);
    if (name == "author" && atom_) add_author(head_.authors, node);
  }

  void read_entry(const pugi::xml_node& node) {
    ++count_;
    FeedEntry entry;
    set_language(entry.language, node);
    for (const auto& child : node.children()) {
      const auto name = name_of(child);
      if (name.find(':') != name.npos)
        read_other(child, local_name(child), entry);
      else if (atom_)
        read_atom(child, name, entry);
      else
        read_rss(child, name, entry);
    }
    if (entry.id.empty()) entry.id = attribute_named(node, "about");
    if (entry.url.empty() && is_address(entry.id)) entry.url = entry.id;
    hand_on(std::move(entry), head_, "entry " + std::to_string(count_), path_, options_, sink_);
  }

  static void read_rss(const pugi::xml_node& node, std::string_view name, FeedEntry& entry) {
    if (name == "title") entry.title = html_in(node, false);
    if (name == "description") entry.summary = html_in(node, false);
    if (name == "link") entry.url = trimmed_text(node);
    if (name == "guid") entry.id = trimmed_text(node);
    if (name == "pubDate") entry.published = read_written_date(text_below(node));
    if (name == "source") entry.source = trimmed_text(node);
    if (name == "author") {
      if (auto author = name_in(text_below(node)); !author.empty())
        entry.authors.push_back(std::move(author));
    }
  }

  void read_atom(const pugi::xml_node& node, std::string_view name, FeedEntry& entry) const {
    const auto date = [&] { return read_written_date(text_below(node)); };
    if (name == "title") entry.title = html_in(node, true);
    if (name == "content" && attribute_named(node, "src").empty())
      entry.content = html_in(node, true);
    if (name == "summary") entry.summary = html_in(node, true);
    if (name == "id") entry.id = trimmed_text(node);
    if (name == "published" || name == "issued") entry.published = date();
    if (name == "updated" || name == "modified") entry.modified = date();
    if (name == "author") add_author(entry.authors, node);
    if (name == "source") entry.source = html_in(child_named(node, "title"), true);
    if (name == "link") {
      const auto relation = attribute_named(node, "rel");
      if (relation.empty() || relation == "alternate") entry.url = attribute_named(node, "href");
    }
  }

  // What both kinds take from Dublin Core and RSS modules.
  static void read_other(const pugi::xml_node& node, std::string_view local, FeedEntry& entry) {
    const auto prefix = std::string_view(node.name()).substr(0, 3);
    if (local == "encoded" && entry.content.empty()) entry.content = text_below(node);
    if (local == "updated" && !entry.modified) entry.modified = read_written_date(text_below(node));
    if (prefix != "dc:") return;
    if (local == "creator") entry.authors.push_back(trimmed_text(node));
    if (local == "date" && !entry.published) entry.published = read_written_date(text_below(node));
    if (local == "language") entry.language = trimmed_text(node);
  }

  pugi::xml_node root_;
  const std::string& path_;
  const ReadOptions& options_;
  const ReadSink& sink_;
  bool atom_ = false;
  std::string_view prefix_;
  FeedHead head_;
  std::size_t count_ = 0;
};

pugi::xml_node root_of(const pugi::xml_document& document) {
  const auto root = document.document_element();
  const auto local = local_name(root);
  return local == "rss" || local == "feed" || local == "RDF" ? root : pugi::xml_node{};
}

// Where the first element begins: behind a declaration, comments and a document type.
std::string_view first_element(std::string_view head) {
  head = trimmed(head);
  while (head.starts_with("<?") || head.starts_with("<!")) {
    const bool comment = head.starts_with("<!--");
    // A document type may hold declarations of its own: "<!DOCTYPE rss [<!ENTITY …>]>".
    const bool subset = !comment && head.find('[') < head.find('>');
    const std::string_view close = comment ? "-->" : subset ? "]>" : ">";
    const auto end = head.find(close);
    if (end == head.npos) return {};
    head = trimmed(head.substr(end + close.size()));
  }
  return head;
}

// UTF-16 that is ASCII to look at, without its zeros, so that names can be compared.
std::string without_zeros(std::string_view head) {
  std::string text(head.substr(0, 8192));
  std::erase(text, '\0');
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) text.erase(0, 2);
  return text;
}

}  // namespace

void read_feed(std::string_view bytes, const std::string& path, const ReadOptions& options,
               const ReadSink& sink) {
  if (trimmed(bytes.substr(0, 400)).starts_with('{'))
    return read_json_feed(bytes, path, options, sink);
  pugi::xml_document document;
  const auto parsed = parse_xml(bytes, document);
  const auto root = root_of(document);
  if (root) XmlFeed(root, path, options, sink).read();
  if (!parsed) {
    sink.set_aside({path, {}, parsed.error().message + "; what stands before it was read"});
  } else if (!root) {
    sink.set_aside({path, {}, "is no feed: neither RSS nor Atom"});
  }
}

bool looks_like_feed(std::string_view head) {
  const auto text = without_zeros(head);
  if (looks_like_json_feed(text)) return true;
  auto element = first_element(text);
  if (!element.starts_with('<')) return false;
  element = element.substr(1, element.find('>') - 1);
  auto name = element.substr(0, element.find_first_of(" \t\r\n/"));
  if (const auto colon = name.find(':'); colon != name.npos) name = name.substr(colon + 1);
  if (name == "RDF")
    return element.find("purl.org/rss/") != element.npos ||
           element.find("my.netscape.com/rdf") != element.npos;
  return name == "rss" || (name == "feed" && element.find("tom") != element.npos);
}

}  // namespace weft
