/** Erases what lies here of somebody whose personal data were erased. */
@NullMarked
package io.forbear.compliance.erasure;

import org.jspecify.annotations.NullMarked;
