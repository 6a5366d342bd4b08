/// How two analyses of a symbol differ, and when verdicts changed.
@NullMarked
package bellwether.research.analysis.change;

import org.jspecify.annotations.NullMarked;
