/// Durable background jobs: their values, kinds and states, and the class that makes and reads
/// them. Knows nothing about stocks. May use `base`, `db`, `loops`, `http`.
@NullMarked
package bellwether.platform.jobs;

import org.jspecify.annotations.NullMarked;
