/** The stream of gate and detector on a real broker, beside a stream that does next to nothing. */
@NullMarked
package io.forbear.bench.stream;

import org.jspecify.annotations.NullMarked;
