/** Erases what lies in a service of somebody whose personal data were erased. */
@NullMarked
package io.forbear.messaging.erasure;

import org.jspecify.annotations.NullMarked;
