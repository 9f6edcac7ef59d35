/** Services as they are, run beside the measurement in processes of their own. */
@NullMarked
package io.forbear.bench.service;

import org.jspecify.annotations.NullMarked;
