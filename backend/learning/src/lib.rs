//! The rules of learning, pure: facts and the present moment go in, a verdict comes out.
//!
//! What this crate may not know: databases, HTTP, files, the clock, the system's randomness, async,
//! and any sentence shown to a person (labels that are part of the law or of a file format, such as
//! `令和8年度` or `在職`, are the exception). It compiles for the server and for wasm32.
//!
//! Read the modules in this order:
//!
//! 1. [`mark`]: exact numbers of marks.
//! 2. [`question`]: what is shown, what is answered, what is right.
//! 3. [`folding`]: when two spellings are the same answer, name or reading.
//! 4. [`scoring`]: from a response and a key to a mark, and the comparison with the pass mark.
//! 5. [`draw`]: which questions an attempt shows, and in which order.
//! 6. [`exercise`]: sorting and branching scenarios, and what a run of them earns.
//! 7. [`completion`]: whether a course is complete, and the one reason why not.
//! 8. [`fiscal_year`], [`era`]: years and dates as a Japanese municipality writes them.
//! 9. [`deadline`], [`validity`]: the state of an assignment, and how long a completion counts.
//! 10. [`role`]: who may do what, grades (職層) and employment status.
//! 11. [`ledger`]: dated personnel changes, and the state of a person on any day.
//! 12. [`curriculum`]: who takes which course by when; [`derivation`]: what that means for a person.
//! 13. [`duty`], [`elective`]: duties as a section head sees them, and electives that people apply for.
//! 14. [`gate`]: whether a person may use a tool that asks for training first.
//! 15. [`event`]: seats, waiting lists and the code shown in the room of 説明会・体験会・集合研修.
//! 16. [`reminder`]: when somebody is reminded.
//! 17. [`placement`], [`parallel`], [`suppression`]: what a 事前診断 measures; parallel forms; small groups.
//! 18. [`figure`]: what counts in a 受講率, and what is left out of it.
//! 19. [`plan`]: the training plan of a fiscal year, its states, load and busy seasons; [`planned_line`]: what it
//!     wants by when.
//! 20. [`release`], [`effect`], [`item_statistics`], [`retention`], [`competency`], [`tenths`]: what people
//!     understand, and when a figure about it may be published.
//! 21. [`password`], [`throttle`]: what protects the sign-in.
//! 19. [`release`], [`effect`], [`item_statistics`], [`retention`], [`competency`], [`tenths`]: what people
//!     understand, and when a figure about it may be published.
//! 20. [`password`], [`throttle`]: what protects the sign-in.

pub mod mark;
pub mod question;

pub mod folding;
pub mod scoring;

pub mod draw;
pub mod exercise;

pub mod completion;

pub mod era;
pub mod fiscal_year;

pub mod deadline;
pub mod reminder;
pub mod validity;

pub mod role;

pub mod ledger;

pub mod curriculum;
pub mod derivation;
pub mod duty;
pub mod elective;
pub mod figure;
pub mod gate;
pub mod parallel;
pub mod placement;
pub mod plan;
pub mod planned_line;
pub mod suppression;

pub mod competency;
pub mod effect;
pub mod item_statistics;
pub mod release;
pub mod retention;
pub mod tenths;

pub mod password;
pub mod throttle;

pub mod event;
