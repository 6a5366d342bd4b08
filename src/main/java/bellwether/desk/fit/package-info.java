/// Chooses, of what a job has found, what fits into one portfolio.
@NullMarked
package bellwether.desk.fit;

import org.jspecify.annotations.NullMarked;
