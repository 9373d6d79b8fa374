//! One edit per way to go wrong.

/// An edit of the good course and what must be found.
#[derive(Debug)]
pub struct Edit {
    /// Code of the rule that must fire.
    pub rule: &'static str,
    /// File to edit.
    pub file: &'static str,
    /// What stands there (first occurrence).
    pub from: &'static str,
    /// What stands there instead.
    pub to: &'static str,
    /// Part of the line that must be reported.
    pub at: &'static str,
}

const fn edit(
    rule: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
    at: &'static str,
) -> Edit {
    Edit { rule, file, from, to, at }
}

const COURSE: &str = "course.toml";
const QUIZ: &str = "quiz.toml";
const LESSON: &str = "lessons/01-first-words.md";
const FIGURE: &str = "figures/counter.svg";

/// All edits.
#[rustfmt::skip]
pub const EDITS: &[Edit] = &[
    // Files and TOML.
    edit("missing-file", COURSE, "lessons/01-first-words.md", "lessons/01-gone.md", "01-gone.md"),
    edit("toml-syntax", COURSE, "level = 1", "level = = 1", "level = = 1"),
    edit("toml-syntax", QUIZ, "kind = \"single\"", "kind = \"single", "kind = \"single"),
    edit("missing-key", COURSE, "level = 1\n", "", "code ="),
    edit("missing-key", COURSE, "title = \"最初のひとこと\"\n", "", "[[lessons]]"),
    edit("missing-key", QUIZ, "difficulty = 1\n", "", "[[questions]]"),
    edit("missing-key", QUIZ, "next_action = \"だから明日、先に声をかける。\"\n", "", "[[questions]]"),
    edit("unknown-key", COURSE, "summary = ", "sumary = ", "sumary"),
    edit("unknown-key", QUIZ, "correct = true", "corect = true", "corect"),
    edit("bad-value", COURSE, "level = 1", "level = 4", "level = 4"),
    edit("bad-value", COURSE, "level = 1", "level = \"1\"", "level ="),
    edit("bad-value", COURSE, "kind = \"fiscal-years\"", "kind = \"yearly\"", "yearly"),
    edit("bad-value", COURSE, "years = 3", "years = 0", "years = 0"),
    edit("bad-value", COURSE, "attempts = \"unlimited\"", "attempts = \"twice\"", "twice"),
    edit("bad-value", COURSE, "as_of = \"2025-04-01\"", "as_of = \"令和7年4月1日\"", "as_of = \"令和"),
    edit("bad-value", COURSE, "mastery = \"80%\"", "mastery = \"八割\"", "八割"),
    edit("bad-value", QUIZ, "kind = \"single\"", "kind = \"choice\"", "choice"),
    edit("bad-value", QUIZ, "difficulty = 1", "difficulty = 9", "difficulty = 9"),
    edit("empty-text", COURSE, "title = \"窓口の受け答え\"", "title = \" \"", "title = \" \""),
    edit("empty-text", QUIZ, "text = \"番号札を取ってお待ちください。\"", "text = \"\"", "text = \"\""),
    edit("id-format", COURSE, "id = \"first-words\"", "id = \"First Words\"", "First Words"),
    edit("id-format", QUIZ, "id = \"COM-01-Q01\"", "id = \"Q01\"", "\"Q01\""),
    edit("duplicate-id", QUIZ, "id = \"COM-01-Q02\"", "id = \"COM-01-Q01\"", "COM-01-Q01"),
    edit("duplicate-id", QUIZ, "id = \"b\"", "id = \"a\"", "id = \"a\""),
    edit("duplicate-id", COURSE, "id = \"COM-01-2\"", "id = \"COM-01-1\"", "id = \"COM-01-1\""),
    edit("duplicate-id", COURSE, "id = \"asking-back\"", "id = \"first-words\"", "first-words"),
    edit("duplicate-id", COURSE, "id = \"F-02\"", "id = \"F-01\"", "F-01"),
    // Course.
    edit("course-code", COURSE, "code = \"COM-01\"", "code = \"COM-1\"", "COM-1"),
    edit("course-folder", COURSE, "code = \"COM-01\"", "code = \"COM-02\"", "COM-02"),
    edit("unknown-family", COURSE, "family = \"COM\"", "family = \"GEN\"", "GEN"),
    edit("unknown-literacy", COURSE, "\"コミュニケーション\"", "\"会話\"", "会話"),
    edit("unknown-literacy", QUIZ, "\"マナー\"", "\"礼儀\"", "礼儀"),
    edit("unknown-dssl", COURSE, "\"HC1\"", "\"HC4\"", "HC4"),
    edit("prerequisite-unknown", COURSE, "prerequisites = []", "prerequisites = [\"COM-77\"]", "COM-77"),
    edit("recommended-unknown", COURSE, "recommended = []", "recommended = [\"COM-77\"]", "COM-77"),
    edit("prerequisite-self", COURSE, "prerequisites = []", "prerequisites = [\"COM-01\"]", "prerequisites"),
    edit("unknown-objective", COURSE, "objectives = [\"COM-01-2\"]", "objectives = [\"COM-01-2\", \"COM-01-9\"]", "COM-01-9"),
    edit("unknown-objective", QUIZ, "objective = \"COM-01-1\"", "objective = \"COM-01-9\"", "COM-01-9"),
    edit("objective-without-question", COURSE, "[[lessons]]", "[[objectives]]\nid = \"COM-01-3\"\ntext = \"待てる\"\n\n[[lessons]]", "COM-01-3"),
    edit("objective-without-lesson", COURSE, "objectives = [\"COM-01-2\"]", "objectives = [\"COM-01-1\"]", "COM-01-2"),
    edit("unknown-source", COURSE, "sources = [\"F-01\"]", "sources = [\"F-09\"]", "F-09"),
    edit("unknown-source", QUIZ, "sources = [\"F-01\"]", "sources = [\"F-09\"]", "F-09"),
    edit("unused-source", COURSE, "[[sources]]", "[[sources]]\nid = \"F-03\"\ntitle = \"別の手引\"\nas_of = \"2025-04-01\"\nnext_check = \"2027-03-31\"\n\n[[sources]]", "F-03"),
    edit("source-overdue", COURSE, "next_check = \"2027-03-31\"", "next_check = \"2026-11-22\"", "F-01"),
    edit("source-dates", COURSE, "as_of = \"2025-04-01\"", "as_of = \"2026-11-24\"", "F-01"),
    edit("source-dates", COURSE, "as_of = \"2025-04-01\"\nnext_check = \"2027-03-31\"", "as_of = \"2027-04-01\"\nnext_check = \"2027-03-31\"", "F-01"),
    edit("mastery-range", COURSE, "mastery = \"80%\"", "mastery = \"0%\"", "0%"),
    edit("mastery-range", COURSE, "mastery = \"80%\"", "mastery = \"5/4\"", "5/4"),
    edit("drawn-beyond-bank", COURSE, "questions = 5", "questions = 21", "[assessment]"),
    edit("course-minutes", COURSE, "minutes = 8", "minutes = 25", "minutes = 25"),
    edit("lesson-minutes", COURSE, "minutes = 1\nobjectives = [\"COM-01-1\"]", "minutes = 3\nobjectives = [\"COM-01-1\"]", "minutes = 3"),
    // Lessons and figures.
    edit("no-tomorrow", LESSON, "## 明日からこうする", "## まとめ", "counter@"),
    edit("heading-level", LESSON, "## 最初のひとこと", "# 最初のひとこと", "# 最初のひとこと"),
    edit("raw-html", LESSON, "先に声をかけると", "先に<br>声をかけると", "<br>"),
    edit("raw-html", LESSON, "先に声をかけると", "<script>alert(1)</script>\n\n先に声をかけると", "<script>"),
    edit("external-link", LESSON, "02-asking-back.md", "https://shiosaki.example/", "shiosaki.example"),
    edit("external-link", LESSON, "02-asking-back.md", "javascript:alert(1)", "javascript"),
    edit("broken-link", LESSON, "02-asking-back.md", "03-none.md", "03-none.md"),
    edit("broken-link", LESSON, "../figures/counter.svg", "../figures/none.svg", "none.svg"),
    edit("missing-alt", LESSON, "![窓口の机をはさんで向き合う2人]", "![]", "![]"),
    edit("stray-markup", LESSON, "**困っている人**が", "**「困っている人」**が", "困っている人"),
    edit("stray-markup", QUIZ, "**最初に**何と", "**最初に何と", "最初に何と"),
    edit("stray-markup", QUIZ, "番号札を取って", "**番号札**を取って", "id = \"b\""),
    edit("unused-figure", LESSON, "![窓口の机をはさんで向き合う2人](../figures/counter.svg)", "", "<?xml"),
    edit("figure-syntax", FIGURE, "</g>", "", "</svg>"),
    edit("figure-syntax", FIGURE, "x=\"1\"", "x=1", "<rect"),
    edit("figure-syntax", FIGURE, "<svg", "<!DOCTYPE svg>\n<svg", "DOCTYPE"),
    edit("figure-title", FIGURE, "<title>窓口の机をはさんで向き合う2人</title>", "<desc>机</desc>", "<?xml"),
    edit("figure-title", FIGURE, "<title>窓口の机をはさんで向き合う2人</title>", "<title> </title>", "<?xml"),
    edit("figure-unsafe", FIGURE, "<text x", "<script>alert(1)</script><text x", "<script>"),
    edit("figure-unsafe", FIGURE, "<text x", "<foreignObject/><text x", "<foreignObject"),
    edit("figure-unsafe", FIGURE, "<rect x", "<rect onclick=\"go()\" x", "onclick"),
    edit("figure-unsafe", FIGURE, "<text x", "<use href=\"https://shiosaki.example/a.svg\"/><text x", "<use"),
    edit("figure-unsafe", FIGURE, "url(#wood)", "url(https://shiosaki.example/a.svg)", "url("),
    // Questions.
    edit("key-out-of-range", QUIZ, "correct = true\n", "", "[[questions]]"),
    edit("key-out-of-range", QUIZ, "explanation = \"用件を聞く前に待たせています。\"", "explanation = \"待たせています。\"\ncorrect = true", "[[questions]]"),
    edit("key-out-of-range", QUIZ, "explanation = \"誤った手続きに進みます。\"", "explanation = \"進みます。\"\ncorrect = true", "[[questions]]"),
    edit("key-out-of-range", QUIZ, "verdict = false\n", "", "[[questions]]"),
    edit("key-out-of-range", QUIZ, "text = \"用件を聞く\"", "text = \"あいさつをする\"", "[[questions]]"),
    edit("key-out-of-range", QUIZ, "[[a]]をして", "あいさつをして", "id = \"a\""),
    edit("key-out-of-range", QUIZ, "[[a]]をして", "[[a]][[z]]をして", "[[z]]"),
    edit("key-out-of-range", QUIZ, "explanation = \"会計は最後です。\"", "explanation = \"最後です。\"\ncorrect = true", "[[questions.blanks]]"),
    edit("key-out-of-range", QUIZ, "accepted = [\"復唱\", \"ふくしょう\"]", "accepted = []", "[[questions]]"),
    edit("too-few-options", QUIZ, "\n[[questions.choices]]\nid = \"b\"\ntext = \"番号札を取ってお待ちください。\"\nexplanation = \"用件を聞く前に待たせています。\"\n", "", "[[questions]]"),
    edit("too-few-options", QUIZ, "\n[[questions.items]]\nid = \"c\"\ntext = \"用件を復唱する\"\nexplanation = \"聞いた後に確かめます。\"\n", "", "[[questions]]"),
    edit("too-few-options", QUIZ, "\n[[questions.pairs]]\nid = \"b\"\nleft = \"時間がかかる\"\nright = \"5分ほどお待ちください。\"\nexplanation = \"待つ時間を伝えます。\"\n", "", "[[questions]]"),
    edit("bad-number", QUIZ, "answer = \"2.5\"", "answer = \"約2分半\"", "約2分半"),
    edit("bad-number", QUIZ, "tolerance = \"0\"", "tolerance = \"-1\"", "-1"),
    edit("scoring-not-applicable", QUIZ, "scoring = \"every-decision\"", "scoring = \"adjacent-pairs\"", "adjacent-pairs"),
    edit("explanation-missing", QUIZ, "explanation = \"用件を聞く前に待たせています。\"\n", "", "id = \"b\""),
    edit("explanation-missing", QUIZ, "explanation = \"10÷4で2.5分です。\"\n", "", "COM-01-Q06"),
    edit("explanation-missing", QUIZ, "explanation = \"待つ時間を伝えます。\"\n", "", "id = \"b\""),
    edit("explanation-long", QUIZ, "用件を聞く前に待たせています。", "あいうえおかきくけこあいうえおかきくけこあいうえおかきくけこあいうえおかきくけこあいうえおかきくけこあいうえおかきくけこあいうえおかきくけこあいうえおかきくけこあいうえおかきくけこあいうえおかきくけこあいうえおかきくけこあいうえおかきくけこ。", "id = \"b\""),
    edit("question-without-source", QUIZ, "sources = [\"F-01\"]\n", "", "COM-01-Q01"),
    edit("all-of-the-above", QUIZ, "番号札を取ってお待ちください。", "上記すべて正しい対応である。", "id = \"b\""),
    edit("option-length", QUIZ, "text = \"こんにちは。どうされましたか。\"", "text = \"こんにちは。どうされましたか。書類を見せていただければ、担当の窓口までご案内します。\"", "id = \"a\""),
    edit("near-duplicate", QUIZ, "図書館の受付で、図書館の受付を訪れた", "市民課の待合で、市民課の待合を訪れた", "stem"),
    // Words.
    edit("real-address", LESSON, "counter@shiosaki.example", "counter@shiosaki.lg.jp", "shiosaki.lg.jp"),
    edit("real-address", QUIZ, "番号札を取って", "10.0.0.8を開いて", "10.0.0.8"),
    edit("real-address", FIGURE, ">窓口<", ">www.shiosaki.com<", "shiosaki.com"),
    edit("outdated-term", LESSON, "先に声をかけると", "懲役になると聞いて", "懲役"),
];
