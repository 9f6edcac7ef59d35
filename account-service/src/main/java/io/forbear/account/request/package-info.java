/** What requests over HTTP name. */
@NullMarked
package io.forbear.account.request;

import org.jspecify.annotations.NullMarked;
