/// Stored analyses in small, and in words: summaries, chosen fields, and text for people. Pure. May
/// use `research.analysis.store` and `vote`.
@NullMarked
package bellwether.research.analysis.view;

import org.jspecify.annotations.NullMarked;
