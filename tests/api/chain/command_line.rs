//! `manabiya audit`: opens the database by its settings, so that only a file can be named in a test that keeps one.
#![cfg(not(feature = "postgres"))]

use clap::Parser as _;
use diesel::connection::SimpleConnection as _;
use server::audit::chain;
use server::command::{self, CommandLine};
use server::database::dialect::Connection;
use tests::app::beginning;

#[actix_web::test]
async fn the_command_line_says_with_its_exit_code_what_it_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("manabiya.toml");
    let text = format!(
        "listen = \"127.0.0.1:0\"\ndata_dir = \"{}\"\n[[organization]]\ncode = \"one\"\nname = \"一市\"\n",
        folder.path().display()
    );
    std::fs::write(&config, text).expect("settings");
    let run = async |arguments: &[&str]| {
        let config = config.display().to_string();
        let line = ["manabiya", "audit"].into_iter().chain(arguments.iter().copied());
        let line = line.chain(["--config", config.as_str()]).map(str::to_owned).collect::<Vec<_>>();
        command::run(CommandLine::parse_from(line)).await
    };
    assert_eq!(run(&["head"]).await.expect("runs"), 1, "no seal yet");
    assert_eq!(run(&["verify"]).await.expect("runs"), 0);
    let settings = server::settings::Settings::from_file(&config).expect("settings");
    let state = server::serve::prepare(&settings, server::clock::Clock::standing_at(beginning()), false)
        .expect("open");
    server::serve::publish_shipped(&state).expect("courses");
    chain::run(&state).await.expect("sealed");
    let (number, hash) =
        state.database.read_now(|c| chain::head(c, &state.tenants[0].id)).expect("read").expect("a seal");
    let paper = format!("{number}:{hash}");
    assert_eq!(run(&["head"]).await.expect("runs"), 0);
    assert_eq!(run(&["verify"]).await.expect("runs"), 0);
    assert_eq!(run(&["verify", "--expect-hash", &paper]).await.expect("runs"), 0);
    assert_eq!(
        run(&["verify", "--expect-hash", &format!("{number}:{}", "0".repeat(64))]).await.expect("runs"),
        1
    );
    assert!(run(&["verify", "--expect-hash", "nonsense"]).await.is_err());
    let alter = |c: &mut Connection| Ok(c.batch_execute("UPDATE course_versions SET title = 'x'")?);
    state.database.read_now(alter).expect("altered");
    assert_eq!(run(&["verify"]).await.expect("runs"), 1);
}
