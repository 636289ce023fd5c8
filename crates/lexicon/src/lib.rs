//! Schema, loading, checking and compiling of lexicon files.
