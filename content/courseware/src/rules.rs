//! Every rule of the check, with its stable code.

use crate::finding::{Finding, Severity};

/// One rule: what its findings are called and how much they weigh.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Stable code, printed in brackets.
    pub code: &'static str,
    /// Weight of its findings.
    pub severity: Severity,
}

impl Rule {
    /// A finding of this rule.
    pub fn at(
        self,
        path: impl Into<String>,
        line: usize,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Finding {
        Finding {
            path: path.into(),
            line,
            severity: self.severity,
            rule: self.code,
            message: message.into(),
            remedy: remedy.into(),
        }
    }
}

/// Declares each rule once, as a constant and as an entry of [`ALL`].
macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $name:ident = $severity:ident $code:literal;)+) => {
        $($(#[doc = $doc])+ pub const $name: Rule = Rule { code: $code, severity: Severity::$severity };)+
        /// All rules.
        pub const ALL: &[Rule] = &[$($name),+];
    };
}

rules! {
    // Files.
    /// The folder of courses cannot be read.
    FOLDER_UNREADABLE = Error "folder-unreadable";
    /// A file that the course needs does not exist.
    MISSING_FILE = Error "missing-file";
    /// A file of a kind that courses do not have.
    UNEXPECTED_FILE = Warning "unexpected-file";
    /// A text file is not UTF-8.
    NOT_UTF8 = Error "not-utf8";

    // TOML.
    /// Not TOML.
    TOML_SYNTAX = Error "toml-syntax";
    /// A required key is not there.
    MISSING_KEY = Error "missing-key";
    /// A key that the format does not know, most often a slip of the pen.
    UNKNOWN_KEY = Error "unknown-key";
    /// A value of the wrong type, or none of the allowed ones.
    BAD_VALUE = Error "bad-value";
    /// A text that is empty or blank.
    EMPTY_TEXT = Error "empty-text";
    /// An id that does not have the required form.
    ID_FORMAT = Error "id-format";
    /// The same id twice.
    DUPLICATE_ID = Error "duplicate-id";

    // Course.
    /// The course code is not `<FAMILY>-<two digits>`.
    COURSE_CODE = Error "course-code";
    /// The folder is not `<family>/<CODE-slug>`.
    COURSE_FOLDER = Error "course-folder";
    /// Two folders hold the same course.
    DUPLICATE_COURSE = Error "duplicate-course";
    /// None of the five families.
    UNKNOWN_FAMILY = Error "unknown-family";
    /// None of the ten literacy items.
    UNKNOWN_LITERACY = Error "unknown-literacy";
    /// Not a DSS-L item code.
    UNKNOWN_DSSL = Error "unknown-dssl";
    /// A required course that does not exist.
    PREREQUISITE_UNKNOWN = Error "prerequisite-unknown";
    /// A recommended course that does not exist (yet).
    RECOMMENDED_UNKNOWN = Warning "recommended-unknown";
    /// A course that requires itself.
    PREREQUISITE_SELF = Error "prerequisite-self";
    /// Courses that require each other can never be begun.
    PREREQUISITE_CIRCLE = Error "prerequisite-circle";
    /// An objective id that course.toml does not list.
    UNKNOWN_OBJECTIVE = Error "unknown-objective";
    /// An objective that no question tests.
    OBJECTIVE_WITHOUT_QUESTION = Error "objective-without-question";
    /// An objective that no lesson serves.
    OBJECTIVE_WITHOUT_LESSON = Error "objective-without-lesson";
    /// A source id that course.toml does not list.
    UNKNOWN_SOURCE = Error "unknown-source";
    /// A lesson that names no source.
    LESSON_WITHOUT_SOURCE = Warning "lesson-without-source";
    /// A source that nothing refers to.
    UNUSED_SOURCE = Warning "unused-source";
    /// The next-check date has passed.
    SOURCE_OVERDUE = Error "source-overdue";
    /// Dates of a source that cannot be: true in the future, or to be checked before it was true.
    SOURCE_DATES = Error "source-dates";
    /// A mastery score outside 0 < m ≤ 1.
    MASTERY_RANGE = Error "mastery-range";
    /// More questions drawn than the bank holds.
    DRAWN_BEYOND_BANK = Error "drawn-beyond-bank";
    /// A bank of fewer than 20 questions repeats itself too soon.
    SMALL_BANK = Warning "small-bank";
    /// The minutes of the course do not fit its lessons and assessment.
    COURSE_MINUTES = Warning "course-minutes";

    // Lessons.
    /// The minutes of a lesson do not fit its length.
    LESSON_MINUTES = Warning "lesson-minutes";
    /// A lesson that does not end with what to do tomorrow.
    NO_TOMORROW = Error "no-tomorrow";
    /// A first-level heading, which the page itself prints.
    HEADING_LEVEL = Error "heading-level";
    /// Raw HTML in a lesson.
    RAW_HTML = Error "raw-html";
    /// A link to another host.
    EXTERNAL_LINK = Error "external-link";
    /// A link or figure reference to nothing.
    BROKEN_LINK = Error "broken-link";
    /// A figure without alternative text.
    MISSING_ALT = Error "missing-alt";
    /// Marks for strong text that would be shown as they are.
    STRAY_MARKUP = Error "stray-markup";
    /// A figure that no lesson shows.
    UNUSED_FIGURE = Warning "unused-figure";
    /// A figure that is not well-formed SVG.
    FIGURE_SYNTAX = Error "figure-syntax";
    /// A figure without a title.
    FIGURE_TITLE = Error "figure-title";
    /// A figure that could run a program or reach another host.
    FIGURE_UNSAFE = Error "figure-unsafe";

    // Variants and inserts.
    /// A lesson id that course.toml does not list.
    UNKNOWN_LESSON = Error "unknown-lesson";
    /// An exercise id that no file of the folder exercises has.
    UNKNOWN_EXERCISE = Error "unknown-exercise";
    /// A variant that holds no lesson.
    VARIANT_WITHOUT_LESSONS = Error "variant-without-lessons";
    /// A lesson for variants only that no variant holds.
    LESSON_WITHOUT_VARIANT = Warning "lesson-without-variant";
    /// A code that is none of the grades (職層).
    UNKNOWN_GRADE = Error "unknown-grade";
    /// A variant for nobody: no grade, no job kind and no attribute.
    VARIANT_WITHOUT_AUDIENCE = Error "variant-without-audience";
    /// A name that is none of the attributes of staff.
    UNKNOWN_ATTRIBUTE = Error "unknown-attribute";
    /// A job kind or an attribute in two variants.
    AUDIENCE_TWICE = Error "audience-twice";
    /// A grade in two variants: which one its people take would be chance.
    GRADE_TWICE = Error "grade-twice";
    /// An insert id that course.toml does not list.
    UNKNOWN_INSERT = Error "unknown-insert";
    /// An insert that no lesson shows and no question asks about.
    UNUSED_INSERT = Warning "unused-insert";
    /// An insert that is not a paragraph of its own.
    INSERT_PARAGRAPH = Error "insert-paragraph";
    /// An option id that the insert does not have.
    UNKNOWN_OPTION = Error "unknown-option";
    /// A tag that must be right and that nothing has.
    MUST_BE_RIGHT_TAG = Error "must-be-right-tag";
    /// A tag with a pass mark of its own that no question has.
    TAG_MASTERY_TAG = Error "tag-mastery-tag";

    // Placement.
    /// Too few questions of an objective for a test before and another one after.
    PLACEMENT_BANK = Error "placement-bank";
    /// The two forms are not equally hard.
    PLACEMENT_UNEVEN = Warning "placement-uneven";
    /// A recommendation that does not say at which result, or says it twice.
    RECOMMEND_THRESHOLD = Error "recommend-threshold";
    /// A recommendation of neither a level nor a course.
    RECOMMENDS_NOTHING = Error "recommends-nothing";

    // Exercises.
    /// A bin id that the sorting does not have.
    UNKNOWN_BIN = Error "unknown-bin";
    /// A bin where no item belongs.
    EMPTY_BIN = Warning "empty-bin";
    /// The right bin of an item, called a fatal mistake.
    FATAL_RIGHT_BIN = Error "fatal-right-bin";
    /// A choice that leads to no scene and no ending.
    UNKNOWN_PLACE = Error "unknown-place";
    /// A way through a scenario that comes back to a scene and may never end.
    SCENARIO_LOOP = Error "scenario-loop";
    /// A scene or ending that no way reaches.
    UNREACHABLE_PLACE = Error "unreachable-place";
    /// Not exactly one way with the most points, or one that needs a fatal choice.
    BEST_WAY = Error "best-way";

    // Glossary.
    /// A term of one letter, which would be found everywhere.
    TERM_SHORT = Error "term-short";
    /// The same term twice.
    TERM_TWICE = Error "term-twice";
    /// A reading that is not written in hiragana.
    TERM_READING = Error "term-reading";
    /// A meaning of more than 200 characters.
    TERM_LONG = Error "term-long";

    // Questions.
    /// No right option, too many, or one that does not exist.
    KEY_OUT_OF_RANGE = Error "key-out-of-range";
    /// Too few options, items or pairs to be a question.
    TOO_FEW_OPTIONS = Error "too-few-options";
    /// A number that cannot be read.
    BAD_NUMBER = Error "bad-number";
    /// A scoring rule that the kind of question cannot have.
    SCORING_NOT_APPLICABLE = Error "scoring-not-applicable";
    /// An option, or a question without options, that is not explained.
    EXPLANATION_MISSING = Error "explanation-missing";
    /// An explanation of more than 120 characters.
    EXPLANATION_LONG = Error "explanation-long";
    /// A question that names no source.
    QUESTION_WITHOUT_SOURCE = Warning "question-without-source";
    /// 「上記すべて」 and the like.
    ALL_OF_THE_ABOVE = Error "all-of-the-above";
    /// The right option is much longer than the others.
    OPTION_LENGTH = Warning "option-length";
    /// One option id is right too often.
    KEY_POSITION = Warning "key-position";
    /// Two questions that say nearly the same.
    NEAR_DUPLICATE = Warning "near-duplicate";

    // Words.
    /// A domain, address or mail address that may belong to somebody.
    REAL_ADDRESS = Error "real-address";
    /// A term that the law no longer uses.
    OUTDATED_TERM = Error "outdated-term";
}
