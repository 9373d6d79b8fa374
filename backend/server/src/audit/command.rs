//! `manabiya audit`: the chain of seals on the command line.

use std::path::PathBuf;

use clap::Subcommand;
use contract::audit::Verification;
use contract::wording::evidence as wording;

use crate::audit::chain::{self, Anchor, number};
use crate::audit::store::seals;
use crate::command::organization;
use crate::error::Error;

/// What can be asked of the chain.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Recompute the chain and compare every fact with it. The exit code is 1 when something is wrong.
    Verify {
        /// Which organisation.
        #[command(flatten)]
        target: Target,
        /// Number and hash of a seal as printed on a report: `12:9f86d0…`.
        #[arg(long)]
        expect_hash: Option<String>,
    },
    /// Number, time and hash of the newest seal.
    Head {
        /// Which organisation.
        #[command(flatten)]
        target: Target,
    },
}

/// Which organisation.
#[derive(Debug, clap::Args)]
pub struct Target {
    /// Settings file (TOML).
    #[arg(long)]
    config: PathBuf,
    /// Name of the organisation, when the settings have several.
    #[arg(long)]
    organization: Option<String>,
}

/// Carries it out; `say` prints a line.
///
/// # Errors
/// The settings or the database cannot be read.
pub fn run(command: AuditCommand, say: fn(&str)) -> Result<i32, Error> {
    match command {
        AuditCommand::Verify { target, expect_hash } => verify(&target, expect_hash.as_deref(), say),
        AuditCommand::Head { target } => head(&target, say),
    }
}

fn verify(target: &Target, expected: Option<&str>, say: fn(&str)) -> Result<i32, Error> {
    let malformed = |()| {
        let text = "--expect-hash には、帳票の「封印」の番号とハッシュ値（64桁）を「番号:ハッシュ値」の形で指定してください。";
        Error::Startup(text.to_owned())
    };
    let anchor = expected.map(str::parse::<Anchor>).transpose().map_err(malformed)?;
    let (state, tenant) = organization(&target.config, target.organization.as_deref())?;
    let found = state.database.read_now(|c| chain::verify(c, &tenant.id, anchor.as_ref()))?;
    for line in report(&found) {
        say(&line);
    }
    Ok(i32::from(found.faults > 0))
}

/// The result in lines.
fn report(found: &Verification) -> Vec<String> {
    let mut lines: Vec<String> =
        found.findings.iter().map(|finding| format!("異常 {}", finding.message)).collect();
    let told = u64::try_from(lines.len()).unwrap_or(u64::MAX);
    if found.faults > told {
        lines.push(format!("ほかに{}件の異常があります。", found.faults - told));
    }
    lines.push(wording::verification(found));
    if let Some(head) = &found.head {
        lines.push(format!("最新の封印 {}", wording::anchor(head.number, &head.hash)));
    }
    lines
}

fn head(target: &Target, say: fn(&str)) -> Result<i32, Error> {
    let (state, tenant) = organization(&target.config, target.organization.as_deref())?;
    let Some(seal) = state.database.read_now(|c| seals::newest(c, &tenant.id))? else {
        say("封印はまだありません。サーバーを動かすと、1分以内に最初の封印ができます。");
        return Ok(1);
    };
    let at = wording::moment(seal.sealed_at);
    say(&format!("第{}号 {at} 記録{}件", seal.number, seal.facts));
    say(&wording::anchor(number(seal.number), &seal.hash));
    Ok(0)
}
