/** Requests that callers marked with a key, so that a repeated one makes nothing twice. */
@NullMarked
package io.forbear.messaging.request;

import org.jspecify.annotations.NullMarked;
