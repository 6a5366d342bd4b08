/// The engine: claims items, works on them, completes, rescues and reconciles them, and tells who
/// waits. May use `platform.jobs`.
@NullMarked
package bellwether.platform.jobs.engine;

import org.jspecify.annotations.NullMarked;
