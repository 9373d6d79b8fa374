mod properties;
mod rules;
mod story;
