//! What an organisation writes into a slot (差し込み): paragraphs, lists, tables and strong text, rendered as
//! strictly as a lesson. Whoever writes it is trusted with its words, not with markup, links or scripts.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::lesson::clean;

/// The text as sanitised HTML. Links and figures leave only their words, markup is shown as it was typed,
/// headings stand below the slot's own, and a line break stays one: people type into a box, not Markdown.
#[must_use]
pub fn render_insert(text: &str) -> String {
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES).filter_map(kept);
    let mut page = String::new();
    html::push_html(&mut page, parser);
    clean(&page)
}

fn kept(event: Event<'_>) -> Option<Event<'_>> {
    match event {
        Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock)
        | Event::End(TagEnd::Link | TagEnd::Image | TagEnd::HtmlBlock) => None,
        Event::Start(Tag::Heading { .. }) => {
            let (level, id, classes, attrs) = (HeadingLevel::H3, None, Vec::new(), Vec::new());
            Some(Event::Start(Tag::Heading { level, id, classes, attrs }))
        }
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(HeadingLevel::H3))),
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::SoftBreak => Some(Event::HardBreak),
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_and_strong_text_are_rendered() {
        let html = render_insert("**電話** 内線2345\n時間外 090\n\n- 一\n- 二\n\n# 見出し");
        for part in
            ["<p><strong>電話</strong> 内線2345<br>\n時間外 090</p>", "<li>一</li>", "<h3>見出し</h3>"]
        {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn markup_links_and_figures_leave_only_words() {
        let table = [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("文中の<b onclick=\"x()\">太字</b>", "&lt;b onclick="),
            ("[ここ](javascript:alert(1))", "<p>ここ</p>"),
            ("[ここ](https://example.com/)", "<p>ここ</p>"),
            ("![図](https://example.com/x.png)", "<p>図</p>"),
            ("<https://example.com/>", "<p>https://example.com/</p>"),
            ("<別紙>を見る", "<p>&lt;別紙&gt;を見る</p>"),
        ];
        for (text, expected) in table {
            let html = render_insert(text);
            assert!(html.contains(expected), "{text}: {html}");
            for refused in ["<script", "<b", "<a", "<img", "href", "src="] {
                assert!(!html.contains(refused), "{refused} of {text}: {html}");
            }
        }
    }

    #[test]
    fn nothing_is_nothing() {
        assert_eq!(render_insert(" \n"), "");
    }
}
