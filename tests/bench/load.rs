//! The server under load: the learner's page data beside a bare hello, durable answers and submissions
//! from 32 clients, and memory.

use std::sync::Mutex;
use std::time::Instant;

use actix_web::{App, HttpServer, web};
use contract::assignments::{MyAssignments, NextStep};
use contract::attempts::{AttemptView, SaveResponse};
use contract::path;
use tests::builders;
use tests::server::TestServer;

use crate::http::Client;
use crate::{commits, memory, say};

const CLIENTS: usize = 32;
const READERS: usize = 8;
const READS: usize = 400;

/// One person of the load with everything prepared for a submission.
struct Taker {
    token: String,
    attempt: String,
    answers: Vec<(String, String)>,
}

/// Runs `work` in a thread per item and returns how many operations per second were done.
fn rate<T: Sync>(items: &[T], work: impl Fn(&T) -> usize + Sync) -> f64 {
    let done = Mutex::new(0);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for item in items {
            scope.spawn(|| {
                let operations = work(item);
                *done.lock().expect("a count") += operations;
            });
        }
    });
    let seconds = begun.elapsed().as_secs_f64();
    let done = *done.lock().expect("a count");
    f64::from(u32::try_from(done).expect("small")) / seconds
}

fn hello() -> String {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let bound = HttpServer::new(|| App::new().route("/", web::get().to(|| async { "hello" })))
                .workers(2)
                .disable_signals()
                .bind("127.0.0.1:0")
                .expect("a free port");
            tell.send(bound.addrs()[0]).expect("the bench waits");
            bound.run().await.expect("the server runs");
        });
    });
    format!("http://{}", told.recv().expect("the server starts"))
}

/// Takes a person through all lessons of their first course and starts the test.
fn prepare(server: &TestServer, staff_number: &str) -> Taker {
    let token = builders::session(&server.state, 0, staff_number);
    let mut client = Client::connect(&server.base_url, &token);
    let mine = client.expect("GET", path::MY_ASSIGNMENTS, "");
    let mine: MyAssignments = serde_json::from_slice(&mine).expect("assignments");
    let assignment = &mine.open[0];
    let mut step = assignment.next_step.clone();
    while let NextStep::Lesson { lesson_id, .. } = step {
        let done = client.expect("POST", &path::lesson_completion(&assignment.id, &lesson_id), "null");
        let done: contract::assignments::LessonCompleted = serde_json::from_slice(&done).expect("done");
        step = done.next_step;
    }
    let attempt = client.expect("POST", &path::attempts(&assignment.id), "null");
    let attempt: AttemptView = serde_json::from_slice(&attempt).expect("an attempt");
    let answers = builders::right_responses(&server.state, &attempt.id)
        .into_iter()
        .map(|(question, response)| {
            (question, serde_json::to_string(&SaveResponse { response }).expect("json"))
        })
        .collect();
    Taker { token, attempt: attempt.id, answers }
}

/// Prints all figures of the server.
pub fn report() {
    let server = TestServer::city();
    let before = memory::resident();
    let people = builders::active_staff_numbers(&server.state, CLIENTS * 4);

    let token = builders::session(&server.state, 0, &people[0]);
    let readers = vec![(); READERS];
    let hello_url = hello();
    let read = |url: &str, path: &str| {
        rate(&readers, |()| {
            let mut client = Client::connect(url, &token);
            (0..READS).for_each(|_| drop(client.expect("GET", path, "")));
            READS
        })
    };
    read(&hello_url, "/");
    read(&server.base_url, path::MY_ASSIGNMENTS);
    let bare = read(&hello_url, "/");
    let page = read(&server.base_url, path::MY_ASSIGNMENTS);
    say(&format!("\nreads from {READERS} clients on this machine"));
    say(&format!("{bare:>9.0} requests/s of a bare actix hello"));
    say(&format!("{page:>9.0} requests/s of the learner's page data (ratio {:.3})", page / bare));

    let takers: Vec<Taker> = people.iter().map(|number| prepare(&server, number)).collect();
    let groups: Vec<&[Taker]> = takers.chunks(takers.len() / CLIENTS).collect();
    let saved = rate(&groups, |group| {
        let mut done = 0;
        for taker in *group {
            let mut client = Client::connect(&server.base_url, &taker.token);
            for (question, body) in &taker.answers {
                client.expect("PUT", &path::response(&taker.attempt, question), body);
                done += 1;
            }
        }
        done
    });
    let submitted = rate(&groups, |group| {
        for taker in *group {
            let mut client = Client::connect(&server.base_url, &taker.token);
            client.expect("POST", &path::submission(&taker.attempt), "null");
        }
        group.len()
    });
    let (single, grouped) = commits::bare();
    say(&format!("\ndurable writes from {CLIENTS} clients, and bare SQLite measured again beside them"));
    say(&format!("{single:>9.0} rows/s bare, one row per commit"));
    say(&format!("{grouped:>9.0} rows/s bare, grouped"));
    let against =
        |rate: f64| format!("ratio {:.2} to one per commit, {:.3} to grouped", rate / single, rate / grouped);
    say(&format!("{saved:>9.0} saved answers/s ({})", against(saved)));
    say(&format!("{submitted:>9.0} scored submissions/s with completion ({})", against(submitted)));

    if let (Some(before), Some(after)) = (before, memory::resident()) {
        say(&format!(
            "\nresident memory of the whole bench process: {before} MiB idle, {after} MiB after load"
        ));
    }
}
