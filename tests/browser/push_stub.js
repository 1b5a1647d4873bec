// Stands in for the push service that headless Chromium lacks; everything else on the page is real.
{
  const given = "given";
  const subscription = {
    endpoint: given.endpoint,
    options: { applicationServerKey: null },
    toJSON: () => given,
    unsubscribe: async () => {
      localStorage.removeItem("test.push");
      return true;
    },
  };
  PushManager.prototype.getSubscription = async () =>
    localStorage.getItem("test.push") ? subscription : null;
  PushManager.prototype.subscribe = async () => {
    localStorage.setItem("test.push", "on");
    return subscription;
  };
}
