/// A market that keeps coming: `./run.sh soak [DAYS [SYMBOLS]]`.
@NullMarked
package bellwether.bench.soak;

import org.jspecify.annotations.NullMarked;
