//! The command line.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Parser, Subcommand};
use courseware::CourseTree;

use crate::accounts::{self, password};
use crate::audit::{self, Action, Entry};
use crate::clock::Clock;
use crate::day_turn;
use crate::demo;
use crate::error::Error;
use crate::organization::apply::{self, StaffUpload};
use crate::organization::tables;
use crate::serve;
use crate::settings::Settings;
use crate::state::{State, Tenant};

/// Manabiya（学び舎）: staff digital-literacy e-learning for Japanese municipalities.
#[derive(Debug, Parser)]
#[command(name = "manabiya", version)]
pub struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve one or more organisations.
    Serve {
        /// Settings file (TOML).
        #[arg(long)]
        config: PathBuf,
    },
    /// Serve the fictional city 潮崎市.
    Demo {
        /// Address and port.
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: String,
        /// Folder of its database.
        #[arg(long, default_value = "manabiya-demo")]
        data_dir: PathBuf,
        /// Throw the database away and begin anew.
        #[arg(long)]
        fresh: bool,
    },
    /// Course material.
    Content {
        #[command(subcommand)]
        command: ContentCommand,
    },
    /// Issue a new first password to one person: the way back when the only administrator has lost theirs.
    ResetPassword {
        /// Staff number.
        staff_number: String,
        /// Settings file (TOML).
        #[arg(long)]
        config: PathBuf,
        /// Name of the organisation, when the settings have several.
        #[arg(long)]
        organization: Option<String>,
    },
    /// Bring files of the organisation in.
    Import {
        #[command(subcommand)]
        command: ImportCommand,
    },
    /// The chain of seals over all facts.
    Audit {
        #[command(subcommand)]
        command: audit::command::AuditCommand,
    },
}

#[derive(Debug, Subcommand)]
enum ContentCommand {
    /// Say with file and line what is wrong with the courses of a folder.
    Check {
        /// Folder that holds `<family>/<CODE-slug>/course.toml`.
        folder: PathBuf,
    },
    /// Key figures per course.
    Report {
        /// Folder that holds `<family>/<CODE-slug>/course.toml`.
        folder: PathBuf,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
enum ImportCommand {
    /// The staff file (CP932 or UTF-8). A file with any rejected row changes nothing.
    Staff {
        #[command(flatten)]
        target: ImportTarget,
        /// The day from which the file holds (YYYY-MM-DD); default today.
        #[arg(long)]
        effective_on: Option<NaiveDate>,
        /// Only say what it would do.
        #[arg(long)]
        check: bool,
    },
    /// Departments: 所属コード,所属名,部名.
    Departments {
        #[command(flatten)]
        target: ImportTarget,
        /// The day from which they are in force (YYYY-MM-DD); default today.
        #[arg(long)]
        effective_on: Option<NaiveDate>,
    },
    /// Titles and grades: 職名,職層.
    Titles {
        #[command(flatten)]
        target: ImportTarget,
    },
    /// Names of grades: 職層,名称.
    Grades {
        #[command(flatten)]
        target: ImportTarget,
    },
}

#[derive(Debug, clap::Args)]
struct ImportTarget {
    /// The file.
    file: PathBuf,
    /// Settings file (TOML).
    #[arg(long)]
    config: PathBuf,
    /// Name of the organisation, when the settings have several.
    #[arg(long)]
    organization: Option<String>,
}

fn say(line: &str) {
    // A closed pipe is the reader's business.
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// Carries a command out. The exit code is 0, or 1 when there is something to mend.
///
/// # Errors
/// The text says what stopped it.
pub async fn run(line: CommandLine) -> Result<i32, Error> {
    match line.command {
        Command::Serve { config } => serve_organizations(&config).await,
        Command::Demo { listen, data_dir, fresh } => serve_demo(&listen, &data_dir, fresh).await,
        Command::Content { command: ContentCommand::Check { folder } } => check_content(&folder),
        Command::Content { command: ContentCommand::Report { folder, json } } => {
            report_content(&folder, json)
        }
        Command::ResetPassword { staff_number, config, organization } => {
            reset_password(&staff_number, &config, organization.as_deref())
        }
        Command::Import { command } => import(command),
        Command::Audit { command } => audit::command::run(command, say),
    }
}

async fn serve_organizations(config: &Path) -> Result<i32, Error> {
    let settings = Settings::from_file(config)?;
    let state = serve::prepare(&settings, Clock::System, false)?;
    serve::publish_shipped(&state)?;
    let scheme = if settings.proxy.https { "https" } else { "http" };
    for (tenant, path) in serve::set_up_paths(&state)? {
        let host = tenant.host.as_deref().unwrap_or(&settings.listen);
        say(&format!(
            "{}: 最初の管理者を作るリンク（1回だけ・24時間有効） {scheme}://{host}{path}",
            tenant.name
        ));
    }
    serve::run(state, &settings.listen, || say(&format!("http://{} で待ち受けています。", settings.listen)))
        .await?;
    Ok(0)
}

async fn serve_demo(listen: &str, data_dir: &Path, fresh: bool) -> Result<i32, Error> {
    let failed = |error: std::io::Error| Error::Startup(format!("{}: {error}", data_dir.display()));
    let database = data_dir.join("manabiya.sqlite3");
    if fresh && database.exists() {
        for ending in ["", "-wal", "-shm"] {
            let file = data_dir.join(format!("manabiya.sqlite3{ending}"));
            if file.exists() {
                std::fs::remove_file(&file).map_err(failed)?;
            }
        }
    }
    let settings = Settings::single(listen, data_dir, demo::CODE, sample_city::TENANT_NAME);
    let state = serve::prepare(&settings, Clock::System, true)?;
    if state.tenants.iter().any(|tenant| !tenant.sample) {
        let text = format!("{} は見本市のデータではありません。", data_dir.display());
        return Err(Error::Startup(text));
    }
    serve::publish_shipped(&state)?;
    demo::load_with_curriculum(&state)?;
    day_turn::run(&state).await?;
    let personas = demo::personas()?;
    serve::run(state, listen, || {
        say(&format!("\n  {}（架空）を http://{listen} で開いています。", sample_city::TENANT_NAME));
        say("  次の職員番号とパスワードでサインインできます（この見本市でだけ使えます）。\n");
        for persona in personas {
            say(&format!(
                "    {}  {}  {}（{}）",
                persona.staff_number, persona.password, persona.description, persona.name
            ));
        }
        say("\n  終えるには Ctrl+C を押します。");
    })
    .await?;
    Ok(0)
}

fn tree(folder: &Path) -> Result<CourseTree, Error> {
    CourseTree::from_folder(folder).map_err(|error| Error::Startup(format!("{}: {error}", folder.display())))
}

fn check_content(folder: &Path) -> Result<i32, Error> {
    let report = courseware::parse(&tree(folder)?, Clock::System.today());
    for finding in &report.findings {
        say(&format!("{}/{finding}", folder.display()));
    }
    say(&format!("{}コースを確認しました。指摘 {}件。", report.courses.len(), report.findings.len()));
    Ok(i32::from(report.has_errors()))
}

fn report_content(folder: &Path, json: bool) -> Result<i32, Error> {
    let report = courseware::parse(&tree(folder)?, Clock::System.today());
    let summaries: Vec<_> = report.courses.iter().map(courseware::summary).collect();
    if json {
        say(&serde_json::to_string_pretty(&summaries)?);
    } else {
        say(&courseware::table(&summaries));
    }
    Ok(i32::from(report.has_errors()))
}

/// What the settings say, opened, and the one organisation that is meant.
pub(crate) fn organization(config: &Path, name: Option<&str>) -> Result<(State, Tenant), Error> {
    let settings = Settings::from_file(config)?;
    let state = serve::prepare(&settings, Clock::System, false)?;
    let named = |tenant: &&Tenant| name.is_none_or(|name| tenant.name == name);
    let matching: Vec<Tenant> = state.tenants.iter().filter(named).cloned().collect();
    let [tenant] = matching.as_slice() else {
        return Err(Error::Startup("--organization に団体の名前を1つ指定してください。".to_owned()));
    };
    let tenant = tenant.clone();
    Ok((state, tenant))
}

fn reset_password(staff_number: &str, config: &Path, name: Option<&str>) -> Result<i32, Error> {
    let (state, tenant) = organization(config, name)?;
    let first = password::first_password()?;
    let (hash, now, number) = (password::hash_now(&first)?, state.clock.now(), staff_number.to_owned());
    let done = state.database.write_now(move |c| {
        let Some(person_id) = accounts::store::person_by_number(c, &tenant.id, &number)? else {
            return Ok(false);
        };
        accounts::store::set_password(c, &tenant.id, &person_id, &hash, true, now)?;
        accounts::store::delete_sessions_of(c, &tenant.id, &person_id)?;
        let entry = Entry::by_system(&tenant.id, now, Action::PasswordsIssued, number.clone());
        audit::store::append(c, &entry)?;
        Ok(true)
    })?;
    if !done {
        say(&format!("職員番号 {staff_number} の職員はいません。番号を確かめてください。"));
        return Ok(1);
    }
    say(&format!("最初のパスワード: {first}"));
    say("一度だけ表示しています。本人に渡してください。次のサインインで変更を求めます。");
    Ok(0)
}

fn open(target: &ImportTarget) -> Result<(State, Tenant, Vec<u8>), Error> {
    let (state, tenant) = organization(&target.config, target.organization.as_deref())?;
    let bytes = std::fs::read(&target.file)
        .map_err(|error| Error::Startup(format!("{}: {error}", target.file.display())))?;
    Ok((state, tenant, bytes))
}

fn import(command: ImportCommand) -> Result<i32, Error> {
    match command {
        ImportCommand::Staff { target, effective_on, check } => import_staff(&target, effective_on, check),
        ImportCommand::Departments { target, effective_on } => {
            let (state, tenant, bytes) = open(&target)?;
            let day = effective_on.unwrap_or_else(|| state.clock.today());
            let added =
                state.database.write_now(move |c| tables::load_departments(c, &tenant.id, &bytes, day))?;
            say(&format!("所属を{added}件加えました。"));
            Ok(0)
        }
        ImportCommand::Titles { target } => {
            let (state, tenant, bytes) = open(&target)?;
            let set = state.database.write_now(move |c| tables::load_titles(c, &tenant.id, &bytes))?;
            say(&format!("職名と職層の対応を{set}件取り込みました。"));
            Ok(0)
        }
        ImportCommand::Grades { target } => {
            let (state, tenant, bytes) = open(&target)?;
            let set = state.database.write_now(move |c| tables::load_grades(c, &tenant.id, &bytes))?;
            say(&format!("職層の名称を{set}件取り込みました。"));
            Ok(0)
        }
    }
}

fn import_staff(
    target: &ImportTarget,
    effective_on: Option<NaiveDate>,
    only_check: bool,
) -> Result<i32, Error> {
    let (state, tenant, bytes) = open(target)?;
    let upload = StaffUpload {
        tenant_id: tenant.id.clone(),
        file_name: target
            .file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        bytes,
        effective_on: effective_on.unwrap_or_else(|| state.clock.today()),
    };
    let report = state.database.read_now(|c| apply::check(c, &upload))?;
    say(&format!("文字コード {}、{}行", report.encoding, report.rows));
    for finding in &report.warnings {
        say(&format!("注意 {}", finding.message));
    }
    for finding in &report.rejected {
        say(&format!("不可 {}", finding.message));
    }
    let open: Vec<_> = report.questions.iter().filter(|question| question.answer.is_none()).collect();
    for question in &open {
        say(&format!("質問 {}", question.message));
    }
    if !report.rejected.is_empty() {
        say(&format!("取り込めない行が{}件あります。何も変更していません。", report.rejected.len()));
        return Ok(1);
    }
    if !open.is_empty() {
        say(&format!(
            "決めていただくことが{}件あります。画面の「職員名簿の取り込み」で答えてください。何も変更していません。",
            open.len()
        ));
        return Ok(1);
    }
    let d = &report.difference;
    say(&format!(
        "採用{} 退職{} 異動{} 昇任{} 職名・職層{} 氏名{} 復職{} 休職・育休{} 派遣出{} 派遣受入{} 番号変更{} 兼務{} 属性{} 訂正{} 変更なし{}",
        d.hired,
        d.left,
        d.transferred,
        d.promoted,
        d.regraded,
        d.renamed,
        d.returned,
        d.on_leave,
        d.seconded_out,
        d.seconded_in,
        d.renumbered,
        d.concurrent,
        d.attributes,
        d.corrected,
        d.unchanged
    ));
    if only_check {
        return Ok(0);
    }
    let now = state.clock.now();
    let applied = state.database.write_now(move |c| {
        let system = |action, target| Entry::by_system(&upload.tenant_id, now, action, target);
        apply::apply(c, &upload, "system", now, system)
    })?;
    say(if applied.import_id.is_some() {
        "取り込みました。"
    } else {
        "変更はありませんでした。"
    });
    Ok(0)
}
