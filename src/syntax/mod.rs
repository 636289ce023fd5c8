//! Text to sentences, tokens, tags and dependency trees.
