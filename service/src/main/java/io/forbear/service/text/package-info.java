/** What text a caller may send. */
@NullMarked
package io.forbear.service.text;

import org.jspecify.annotations.NullMarked;
