//! `/history/certificates/:id`: a certificate on A4 landscape.

use std::rc::Rc;

use contract::certificates::Certificate as Paper;
use yew::prelude::*;

use crate::components::{Alert, AlertKind, Button, Link, LoadView, PageHeading};
use crate::hooks::use_load;
use crate::route::Route;
use crate::text::certificates as words;
use crate::text::{self};
use crate::{api, browser};

#[derive(Properties, PartialEq)]
pub struct CertificateProps {
    pub certificate: String,
}

/// The sheet, and the button that prints it.
#[component]
pub fn Certificate(props: &CertificateProps) -> Html {
    let (load, retry) =
        use_load(props.certificate.clone(), |id| async move { api::certificates::show(&id).await });
    html! {
        <>
            <p class="back no-print"><Link to={Route::MyHistory}>{ words::BACK }</Link></p>
            <LoadView<Paper>
                {load}
                {retry}
                title={words::TITLE}
                ready={Callback::from(|paper: Rc<Paper>| sheet(&paper))}
            />
        </>
    }
}

fn sheet(paper: &Paper) -> Html {
    html! {
        <>
            if paper.revoked {
                <Alert kind={AlertKind::Warning}><p>{ words::REVOKED }</p></Alert>
            }
            if paper.signer.is_empty() {
                <div class="no-print"><Alert kind={AlertKind::Info}><p>{ words::NO_SIGNER }</p></Alert></div>
            }
            <p class="row section no-print">
                <Button label={text::PRINT} onclick={Callback::from(|()| browser::print())} />
            </p>
            <article class="certificate">
                <p class="certificate__number">{ words::number(paper) }</p>
                <div class="certificate__title"><PageHeading title={words::TITLE} /></div>
                <p class="certificate__person">
                    { &paper.department }<br />
                    { &paper.title }<br />
                    <span class="certificate__name">{ &paper.name }</span>
                </p>
                <p class="certificate__sentence">{ words::sentence(paper) }</p>
                <p class="certificate__day">{ words::day(paper) }</p>
                <p class="certificate__signer">
                    { if paper.signer.is_empty() { &paper.organization } else { &paper.signer } }
                    <br /><span class="certificate__seal">{ words::NO_SEAL }</span>
                </p>
                <p class="certificate__code">{ words::CODE }{ " " }<code>{ &paper.code }</code></p>
            </article>
        </>
    }
}
