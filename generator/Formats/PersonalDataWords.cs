using System.Collections.Frozen;

namespace RecoveryGuide.Formats;

/// <summary>The words by which people, places and plain requests are told apart.</summary>
public static partial class PersonalData
{
    private static FrozenSet<string> Words(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    // Boxes that belong to an office, whoever sits there.
    private static readonly FrozenSet<string> GeneralBoxes = Words(
        "info information help helpdesk helpline hotline office centraloffice contact contactus hello enquiries enquiry inquiries inquiry support mail general reception admissions admission intake service services meetings intergroup webmaster");

    private static readonly FrozenSet<string> Providers = Words(
        "gmail.com googlemail.com yahoo.com yahoo.co.in yahoo.co.uk yahoo.ca ymail.com hotmail.com hotmail.co.uk outlook.com live.com msn.com icloud.com me.com mac.com aol.com proton.me protonmail.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net rediffmail.com gmx.com gmx.de gmx.net web.de mail.com mail.ru yandex.com zoho.com");

    private static readonly FrozenSet<string> Networks = Words("facebook.com fb.com fb.me instagram.com twitter.com x.com linkedin.com t.me wa.me chat.whatsapp.com tiktok.com snapchat.com linktr.ee m.me");

    private static readonly FrozenSet<string> Payments = Words("venmo.com paypal.com paypal.me cash.app gofundme.com patreon.com square.site squareup.com zellepay.com");

    // What may stand behind "call" or "contact" without being anybody.
    private static readonly FrozenSet<string> NobodyInParticular = Words(
        "us the your our a an any anyone someone for before if to from at in on via by through and or is are be ahead first only office intergroup central hotline helpline district area local group information info them no not when with up out of off in-person online during after it this that these those website twice once bell");

    // Words that make what stands before or behind them a place, a group or a book.
    private static readonly FrozenSet<string> PlaceWords = Words("""
        street st avenue ave road rd boulevard blvd drive dr lane ln way court ct place pl square plaza circle highway hwy route rt parkway pkwy terrace trail pike loop
        room rm building bldg suite ste unit apt apartment floor flr level hall hallway door entrance gate exit wing lot section class classroom studio portable annex annexe tower block bay lobby basement parlor parlour kitchen library gym
        chapel sanctuary church cathedral lutheran methodist baptist presbyterian episcopal catholic anglican evangelical unitarian universalist moravian mennonite apostle apostles parish temple synagogue mosque gurdwara monastery abbey convent fellowship ministry ministries umc ucc
        center centre hospital clinic medical health school college university academy institute memorial foundation house home houses club clubhouse alano park garden gardens field fields creek river lake hill hills valley canyon mountain island beach bridge county township village town city
        community recreation recovery group groups meeting meetings study step steps tradition traditions book books big basic text speaker discussion women men beginners newcomers newcomer step-study district area region zone campus library museum theater theatre hotel inn motel cafe restaurant store shop market mall
        station fire police army navy base camp ymca ywca vfw legion post lodge grange elks moose masonic knights columbus eagles sees says magdalene baptist evangelist divine nazareth knox wesley calvin luther assisi paul peter john mark luke matthew james joseph mary anne francis xavier aquinas
        plan option part table vitamin track pod cottage panel entry parking path tent shelter pavilion plaza pool court south north east west northwest northeast southwest southeast pm am nw ne sw se
        mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
        """);

    // Words with a capital that follow what could be a given name and are nobody's family name.
    private static readonly FrozenSet<string> NoSurnames = Words(
        "comprehensive treatment residential services service srvs servs inc llc ltd counseling counselling ctr ctrs trt program programs outpatient inpatient grove burnie rescue mission life arbor rest anon alateen afg serenity ateen helpers tech con long healthcare and of the in at for on w alcoholics alcoholic addiction addictions behavioral behavioural rehab rehabilitation rehabilitative detox sober living");

    // What a person's group is called by: it does not make the person a house.
    private static readonly FrozenSet<string> GroupWords = Words("group groups meeting meetings men women study step steps speaker discussion fellowship");

    // Given names common in the places feeds come from. Names that are as often something else (Grace, Hope, Faith, Joy, Will, Mark, May, June, Dawn, Art, Rose) are left out.
    private static readonly FrozenSet<string> GivenNames = Words("""
        aaron abby abigail adam adrian adriana agnes aisha akash al alan albert alejandro alex alexa alexander alexandra alexis alfred ali alice alicia alison allan allen allison alyssa amanda amar amarjit amber amelia amit amy ana andre andrea andrew andy angel angela angelica angie anil anita anjali ann anna anne annette annie anthony
        antonio april arjun arlene arnold arthur arun asha ashley ashok audrey barbara barry beatrice becky ben benjamin bernadette bernard bernice bert beth bethany betsy betty beverly bill billie billy bob bobbie bobby bonnie brad bradley brandon brenda brendan brent brett brian bridget brittany brooke bruce bryan byron caitlin calvin cameron
        camille candace candice carl carla carlos carly carmen carol carole caroline carolyn carrie casey cassandra catherine cathy cecilia chad charlene charles charlie charlotte chelsea cheryl chris christian christina christine christopher christy chuck cindy claire clara clarence claudia clifford clint clyde cody colin colleen connie constance corey
        craig cristina curtis cynthia dale dan dana daniel danielle danny darlene darrell darren darryl dave david dean deb debbie deborah debra deepak dennis denise derek derrick diana diane dianne dinesh dolores dominic don donald donna doreen doris dorothy doug douglas duane dustin dwayne dwight dylan earl ed eddie edgar edith edna
        eduardo edward edwin eileen elaine eleanor elena eli elizabeth ella ellen elliott elsie emily emma eric erica erik erin ernest ernie esther ethan ethel eugene eunice eva evan evelyn felicia felix fernando florence floyd frances francine francisco frank frankie franklin fred frederick gabriel gabriela gail gary gayle gene geoff geoffrey george
        gerald geraldine gerard gina ginger gladys glen glenda glenn gloria gopal gordon greg gregory gretchen guadalupe gurdeep gurpreet gwen gwendolyn hank hannah harbhajan hardeep harjit harold harpreet harriet harry harvey hazel heather hector heidi helen henry herb herbert herman holly howard hugh ian ida inez irene iris irma isaac isabel
        ivan jack jackie jackson jaclyn jacob jacqueline jaime jake james jamie jan jane janet janice janis jared jasbir jasmine jason jaswinder javier jay jean jeanette jeanne jeff jeffrey jen jenna jennie jennifer jenny jeremy jerome jerry jesse jessica jessie jesus jill jillian jim jimmy jo joan joann joanna joanne jodi jody joe joel joey
        john johnny jon jonathan jordan jorge jose joseph josephine josh joshua joyce juan juana juanita judith judy julia julian juliana julie julio justin karen karl karla kate katelyn katherine kathleen kathryn kathy katie katrina kay kayla keith kelli kelly kelsey ken kenneth kent kerry kevin kim kimberly kiran kirk krista kristen kristin kristina kristy
        kuldeep kurt kyle kylie lakshmi lance larry latoya laura lauren laurie lawrence leah lee leigh lena leo leon leona leonard leroy leslie leticia lewis lillian linda lindsay lindsey lisa liz lloyd lois lonnie lora loretta lori lorraine louis louise lucas lucille lucy luis luke lydia lyle lynda lynette lynn lynne mabel mack madison maggie
        malcolm mandeep mandy manjit manuel marc marcia marco marcus margaret margie marguerite maria marian marianne marie marilyn mario marion marjorie marlene marsha marshall martha martin marty marvin mary maryann matt matthew maureen maurice max maxine megan meghan mel melanie melinda melissa melody mercedes meredith michael micheal michele michelle
        miguel mike mildred milton mindy minnie miranda miriam misty mitch mitchell mohammed moira molly mona monica monique morgan muriel myra myrtle nadine nancy naomi natalie natasha nathan nathaniel navjot neha neil nellie nelson nichole nick nicholas nicole nina nora norma norman olga oliver olivia omar opal oscar owen pam pamela parminder pat
        patrice patricia patrick patsy patti patty paul paula paulette pauline pedro peg peggy penny perry pete peter phil philip phillip phyllis pooja preeti priya rachael rachel rafael rahul raj rajesh rajinder rakesh ralph ram ramesh ramon ramona randall randy ranjit ravi ray raymond rebecca regina reginald rekha rene renee rhonda ricardo rich
        richard rick ricky rita rob robbie robert roberta roberto robin rochelle rod roderick rodney roger roland ron ronald ronnie rosa rosalie rosemary rosie ross roxanne roy ruben ruby rupinder russ russell ruth ryan sabrina sadie sally salvador sam samantha samuel sandeep sandra sandy sanjay sara sarah sarabjit saul scott sean seema sergio seth shane shannon
        sharon shaun shawn sheila shelby shelley shelly sheri sherri sherry sheryl shirley sid sidney simon sonia sophia sophie stacey stacy stan stanley stella stephanie stephen steve steven stewart stuart sue sukhwinder sunil sunita susan susie suzanne sylvia tamara tammy tanya tara tasha taylor ted teresa teri terrance terrence terri terry thelma
        theodore theresa thomas tiffany tim timothy tina todd tom tommy toni tony tonya tracey traci tracy travis trevor tricia trisha troy tyler tyrone valerie vanessa vera vern vernon veronica vicki vickie vicky victor victoria vijay vikram vince vincent viola virginia vivian wade wallace walt walter wanda warren wayne wendell wendy wesley whitney
        wilbur willard william willie wilma winifred xavier yolanda yvette yvonne zach zachary zoe
        """);
}
