/// Benchmarks: plain programs, run by `./run.sh bench NAME`.
@NullMarked
package bellwether.bench;

import org.jspecify.annotations.NullMarked;
