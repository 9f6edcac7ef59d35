/** Refusals as problem documents (RFC 9457). */
@NullMarked
package io.forbear.service.problem;

import org.jspecify.annotations.NullMarked;
