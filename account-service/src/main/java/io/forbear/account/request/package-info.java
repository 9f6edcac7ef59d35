/** Requests that callers marked, so that a repeated one makes nothing new. */
@NullMarked
package io.forbear.account.request;

import org.jspecify.annotations.NullMarked;
