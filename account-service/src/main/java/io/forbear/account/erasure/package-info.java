/** Erases what lies here of somebody whose personal data were erased. */
@NullMarked
package io.forbear.account.erasure;

import org.jspecify.annotations.NullMarked;
