"""Practice papers for the browser tests, written for this."""

AGREEMENT = """Written Agreement

This agreement is between Northfield Council and Ms Sample about her son Robin.

Why we are worried
We are worried because Robin was seen alone in the park on 3 May and again on 10 May.

What Ms Sample agrees to do
- Ms Sample will take Robin to school each day by 9am.
- Ms Sample will not record any meetings or visits.
- Ms Sample agrees that Robin will be accommodated under section 20 of the Children Act 1989.

What will happen
If you do not keep to this agreement, we will start court proceedings.

Signed: ____________ Parent      Date: ________
Signed: ____________ Social worker      Date: ________
"""
HELP = "\nWhat the council will do\nThe social worker will visit weekly and pay for the breakfast club.\n"
HTML = '<img src=x onerror="window.broken = true"><b>Written agreement</b>'
LETTER_HOME = "Dear diary, today it rained and we made soup. The cat slept on the bed all day."

DRAW = """text => {
  document.body.style = 'margin: 60px; font: 20px serif; white-space: pre-wrap; transform: rotate(2deg)';
  document.body.textContent = text;
}"""
