//! A list that is searched and turned page by page; search word and page number live in the address.

use std::future::Future;

use yew::prelude::*;

use super::{Load, use_kept, use_load};
use crate::api::ApiError;
use crate::navigation::use_navigation;

/// How far a list is, and how to see another part of it.
pub struct Listing<T: 'static> {
    /// What is searched for; empty for everything.
    pub search: String,
    /// The rows of one page.
    pub load: Load<T>,
    /// Loads the same page again.
    pub again: Callback<()>,
    /// Searches for something else, from the first page.
    pub onsearch: Callback<String>,
    /// Turns to another page.
    pub onpage: Callback<u32>,
}

/// Loads the page of the list that the address names.
#[hook]
pub fn use_listing<T, F, A>(call: F) -> Listing<T>
where
    T: 'static,
    F: Fn(String, u32) -> A + 'static,
    A: Future<Output = Result<T, ApiError>> + 'static,
{
    let navigation = use_navigation();
    let search = navigation.query.get(SEARCH).to_owned();
    let page = navigation.query.number(PAGE, 1).max(1);
    let (load, again) = use_load((search.clone(), page), move |(search, page)| call(search, page));
    let onsearch = {
        let navigation = navigation.clone();
        Callback::from(move |search: String| {
            navigation.show((*navigation.query).clone().with(PAGE, "").with(SEARCH, &search));
        })
    };
    let onpage = Callback::from(move |page: u32| {
        navigation.show((*navigation.query).clone().with(PAGE, &page.to_string()));
    });
    Listing { search, load: use_kept(load), again, onsearch, onpage }
}

const SEARCH: &str = "query";
const PAGE: &str = "page";
