/** By what content is recognised. */
@NullMarked
package io.forbear.service.digest;

import org.jspecify.annotations.NullMarked;
