/** Reading the settings files: every complaint names the file and the place in it. */
@NullMarked
package io.forbear.contact.yaml;

import org.jspecify.annotations.NullMarked;
