/** Requests that their callers have marked, so that a repeated one makes nothing twice. */
@NullMarked
package io.forbear.plan.request;

import org.jspecify.annotations.NullMarked;
