//! Arguments to the library, and its exit status to the caller.

fn main() {}
