/// `./run.sh doctor`: looks at everything a start depends on, and says of each what is wrong and
/// what to do. Knows the settings as plain values. May use `db`, `http`.
@NullMarked
package bellwether.platform.doctor;

import org.jspecify.annotations.NullMarked;
