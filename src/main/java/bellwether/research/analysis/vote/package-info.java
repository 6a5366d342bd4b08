/// Voters: what each indicator says of the next move, and how sure it is. May use `technical.ta`.
@NullMarked
package bellwether.research.analysis.vote;

import org.jspecify.annotations.NullMarked;
