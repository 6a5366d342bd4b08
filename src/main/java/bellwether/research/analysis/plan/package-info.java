/// Plans: entry, stop, target and size. May use `vote`, `profile`.
@NullMarked
package bellwether.research.analysis.plan;

import org.jspecify.annotations.NullMarked;
