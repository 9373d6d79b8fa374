//! HTTP in, JSON out: one file per feature, on whatever database the build is for.

mod smoke;
