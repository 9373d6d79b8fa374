//! `/hr/curriculum/versions/:number`: a published state of the curriculum, to read.

use std::rc::Rc;

use contract::requirements::VersionView;
use yew::prelude::*;

use super::rule_table::RuleTable;
use crate::api::{self, ApiError};
use crate::components::{Link, LoadView, PageHeading};
use crate::hooks::use_load;
use crate::route::Route;
use crate::text::audience::Names;
use crate::text::dates;
use crate::text::publication as words;
use crate::text::requirements::BACK;

#[derive(Properties, PartialEq)]
pub struct CurriculumVersionProps {
    pub number: AttrValue,
}

/// A version with the names behind its codes, as they are today.
struct Readable {
    version: VersionView,
    names: Rc<Names>,
}

async fn load(number: AttrValue) -> Result<Readable, ApiError> {
    let version = api::requirements::version(&number).await?;
    let page = api::requirements::curriculum().await?;
    Ok(Readable { version, names: Rc::new(Names::new(&page.choices)) })
}

/// When, by whom, why; what it changed; its rules.
#[component]
pub fn CurriculumVersion(props: &CurriculumVersionProps) -> Html {
    let (load, retry) = use_load(props.number.clone(), load);
    let ready = Callback::from(|readable: Rc<Readable>| show(&readable));
    html! { <LoadView<Readable> {load} {retry} title={words::VERSION} {ready} /> }
}

fn show(readable: &Readable) -> Html {
    let version = &readable.version;
    html! {
        <>
            <p class="back"><Link to={Route::Curriculum}>{ BACK }</Link></p>
            <PageHeading title={words::version_title(version.number)} />
            <dl class="facts">
                <dt>{ words::PUBLISHED_AT }</dt>
                <dd>{ dates::date_time(version.published_at) }</dd>
                <dt>{ words::PUBLISHED_BY }</dt>
                <dd>{ &version.published_by }</dd>
                <dt>{ words::WHY }</dt>
                <dd>{ &version.reason }</dd>
                <dt>{ words::CHANGES }</dt>
                <dd>{ words::difference(&version.difference) }</dd>
            </dl>
            <RuleTable rules={version.curriculum.rules.clone()} names={readable.names.clone()} />
        </>
    }
}
