/// Which candidates are taken within limits, and with how many shares; pure.
@NullMarked
package bellwether.desk.fit.select;

import org.jspecify.annotations.NullMarked;
