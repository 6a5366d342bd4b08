/// What history says of this service's own words: a scoreboard of its plans. May use `trading`,
/// `technical`, `market`, `platform`, and of `research.analysis` what is in its own package.
@NullMarked
package bellwether.research.evidence;

import org.jspecify.annotations.NullMarked;
