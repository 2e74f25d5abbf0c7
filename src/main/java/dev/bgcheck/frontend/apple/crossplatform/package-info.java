/**
 * Apps whose property list is written by a generator: Cordova, Expo, Codename One, Gluon; pods and
 * plug-ins that an example app beside them contains; code that a package manager would bring.
 *
 * <p>Start reading at {@link dev.bgcheck.frontend.apple.crossplatform.CordovaReader}.
 */
package dev.bgcheck.frontend.apple.crossplatform;
