/// Analyses and profiles over HTTP. May use `research.analysis`, `store`.
@NullMarked
package bellwether.research.analysis.http;

import org.jspecify.annotations.NullMarked;
