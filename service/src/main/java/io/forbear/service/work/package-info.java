/** How far behind a service is with each kind of its work. */
@NullMarked
package io.forbear.service.work;

import org.jspecify.annotations.NullMarked;
