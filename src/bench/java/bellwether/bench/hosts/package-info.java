/// Several hosts on one machine, as network namespaces: `./run.sh bench hosts`.
@NullMarked
package bellwether.bench.hosts;

import org.jspecify.annotations.NullMarked;
