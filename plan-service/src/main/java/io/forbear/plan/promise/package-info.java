/** Promises to pay: made, judged, withdrawn, and what is done after a broken one. */
@NullMarked
package io.forbear.plan.promise;

import org.jspecify.annotations.NullMarked;
