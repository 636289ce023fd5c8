//! The program: exit status, and a quiet end where nobody reads on.

use std::io::ErrorKind;
use std::process::ExitCode;

use dateline::cli;

/// Records are many small texts, made by the workers and given back by the writer: the system's allocator takes longer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Ok(status) => ExitCode::from(status as u8),
        // `dateline news/ | head`: the reader has had enough, and that is no fault.
        Err(e) if e.io_kind() == Some(ErrorKind::BrokenPipe) => ExitCode::SUCCESS,
        Err(e) => {
            cli::report(&e);
            ExitCode::from(cli::Status::Failed as u8)
        }
    }
}
