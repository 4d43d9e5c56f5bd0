#pragma once

namespace weft {

/// How unlikely it is that right text has `next` directly behind `previous`: 0 for what any text
/// may have, 1 for what is rare, 2 and more for what hardly occurs (a small letter before a
/// capital, a letter before "¶", letters of two scripts side by side, controls). Either may be
/// ASCII; 0 stands for the edge of the text.
[[nodiscard]] int oddness(char32_t previous, char32_t next);

/// How likely it is that a decoded character was meant: positive for what texts are full of
/// (accented letters, typographic marks, emoji), more so the less likely its bytes come together by
/// chance; negative for characters that hardly occur.
[[nodiscard]] int plausibility(char32_t code);

/// The accented letters that the larger languages of Latin script use most.
[[nodiscard]] bool is_familiar(char32_t code);
/// Letters of one common script beyond Latin: words are made of them.
[[nodiscard]] bool belong_together(char32_t a, char32_t b);

/// Characters that no text can have meant: unassigned, surrogates, noncharacters.
[[nodiscard]] bool is_impossible(char32_t code);
[[nodiscard]] bool is_emoji(char32_t code);  ///< Shown as a picture, or a flag's letter.
[[nodiscard]] bool is_quote_mark(char32_t code);
[[nodiscard]] bool is_currency(char32_t code);

}  // namespace weft
